"""Who and what an article speaks of: names, nouns and pronouns go to one actor, places lie where they are."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.annotating.referents.referents import Referents, referents


@pytest.fixture
def read(parsed):
    """`read(text)`: the referents of an invented article, without attributions."""

    def make(text: str, **known: str) -> Referents:
        return referents(parsed(text, **known), ())

    return make


def called(found: Referents, name: str) -> list[str]:
    """The words that refer to the actor or place called `name`, in order."""
    ids = {each.id for each in (*found.actors, *found.places) if each.name == name}
    return [each.text for each in found.mentions if (each.actor or each.place) in ids]


def actor(found: Referents, name: str):
    return next(each for each in found.actors if each.name == name)


def place(found: Referents, name: str):
    return next(each for each in found.places if each.name == name)


def test_an_acronym_in_brackets_is_the_body_before_it(read):
    found = read("The Harbour Workers Union (HWU) rejected the offer. On Monday the HWU said talks were over.")
    assert called(found, "Harbour Workers Union") == ["Harbour Workers Union", "HWU", "HWU"]


def test_an_acronym_without_brackets_is_told_by_its_initials_and_marked(read):
    found = read("The Coastal Rescue Service sent two boats. A CRS spokesman spoke of eleven dead.")
    crs = next(each for each in found.mentions if each.text == "CRS")
    assert (crs.actor, crs.inferred) == (actor(found, "Coastal Rescue Service").id, "acronym")


def test_a_surname_is_the_person_of_the_full_name(read):
    found = read("Foreign Minister Ivan Horvat resigned on Monday. Horvat gave no reason. He left for Vienna.")
    assert called(found, "Ivan Horvat")[:3] == ["Ivan Horvat", "Horvat", "He"]
    assert [each.inferred for each in found.mentions if each.text in ("Horvat", "He")] == ["surname", "pronoun"]


def test_titles_are_left_out_of_the_mention_and_make_a_person_public(read):
    found = read("The talks with President Marta Kovac ended. A neighbour, Petra Novak, watched them leave.")
    assert "Marta Kovac" in [each.text for each in found.mentions]
    assert actor(found, "Marta Kovac").public == "yes"
    assert actor(found, "Petra Novak").public == "no"


@pytest.mark.parametrize("seat", ["U.K.-based", "London Based", "Geneva-Based", "London-based"])
def test_where_a_body_has_its_seat_is_no_part_of_its_name(read, seat):
    found = read(f"The {seat} Harbour Rights Institute said six boats had sunk.")
    assert called(found, "Harbour Rights Institute") == ["Harbour Rights Institute"]


def test_a_name_goes_on_to_the_small_noun_that_its_last_words_hang_on(read):
    found = read("The Harbour Institute for Human rights said six boats had sunk. It is in Oslo.")
    assert actor(found, "Harbour Institute for Human rights").kind == "organization"
    found = read("The Coastal Committee for Safety reports on boats every year.")
    assert actor(found, "Coastal Committee for Safety").kind == "organization"


def test_two_people_of_one_surname_stay_two(read):
    found = read("Anna Keller denied it. Her lawyer Thomas Keller confirmed it.")
    assert actor(found, "Anna Keller").id != actor(found, "Thomas Keller").id


def test_a_state_that_speaks_is_an_actor_and_elsewhere_a_place(read):
    found = read("Norway condemned the raid. Three sailors were detained in Norway.")
    roles = [(each.text, each.actor is not None) for each in found.mentions if each.text == "Norway"]
    assert roles == [("Norway", True), ("Norway", False)]


def test_a_capital_that_acts_is_the_state_and_elsewhere_a_town(read):
    found = read("Oslo rejected the claim. The ship was seen near Oslo.")
    first, second = (each for each in found.mentions if each.text == "Oslo")
    assert (first.actor, first.inferred) == (actor(found, "Norway").id, "capital")
    assert second.place == place(found, "Oslo").id


def test_the_army_is_not_that_of_a_state_named_in_passing(read):
    told = "Shells fell on Odra on Monday. Residents buried nine people at night. The army denied that it had fired."
    assert called(read(told + " Talks will open in Lisbon on Tuesday."), "army")[0] == "army"
    found = read(
        "The Timbaran air force bombed a market on Monday. “It is a crime,” the French foreign minister said in Paris. "
        "The army denied it."
    )
    assert "army" in called(found, "army")
    assert not called(found, "French armed forces")


def test_the_army_is_that_of_the_state_that_the_article_opens_with(read):
    found = read("Shells fell on the Syrian town of Odra on Monday. Residents fled. The army denied that it had fired.")
    assert "army" in called(found, "Syrian armed forces")


def test_whose_office_speaks_is_told_in_full(read):
    found = read("The finance minister resigned. The Prime Minister's office denied it.")
    assert called(found, "prime minister's office") == ["Prime Minister's office"]


def test_a_country_is_no_company(read):
    found = read("Timbara ended the search on Monday. The company denied that props were sold. Timbaran mines are old.")
    assert called(found, "Timbara") == ["Timbara"]


def test_who_filed_a_text_is_not_meant_by_its_pronouns(read):
    found = read("ODRA, Nov 20 (HPA) - The coalition fell after its smaller party left a cabinet which, it said, lied.")
    assert called(found, "HPA") in ([], ["HPA"])


def test_planes_and_strikes_of_a_state_are_its_armed_forces(read):
    found = read("Chilean warplanes flew over the port. Chilean strikes hit a depot. The Chilean army denied it.")
    assert called(found, "Chilean armed forces") == ["Chilean warplanes", "Chilean", "Chilean army"]
    assert actor(found, "Chilean armed forces").part_of == actor(found, "Chile").id


def test_a_ministry_is_part_of_its_state(read):
    found = read("The Peruvian defence ministry said two soldiers had died.")
    assert actor(found, "Peruvian defence ministry").part_of == actor(found, "Peru").id


def test_an_institution_named_by_a_common_noun_is_an_organisation(read):
    found = read("The port authority closed the quay. Police said so. The port authority gave no reason.")
    assert [(actor(found, name).kind, called(found, name)) for name in ("port authority", "police")] == [
        ("organization", ["port authority", "port authority"]),
        ("organization", ["Police"]),
    ]


def test_a_bare_union_is_the_one_that_the_article_named(read):
    found = read("The dockers' union called a strike. The union said it would last.")
    assert called(found, "dockers' union")[:2] == ["dockers' union", "union"]


def test_capitals_before_movement_are_its_name_with_or_without_the_noun(read):
    found = read("The Green Lake movement (GLM) denied it. The GLM left. Green Lake accused the mayor.")
    assert called(found, "Green Lake movement") == ["Green Lake movement", "GLM", "GLM", "Green Lake"]


def test_what_a_body_calls_itself_is_its_name(read):
    found = read("The Green Lake movement denied it. The Army of the Lake, as the movement also calls itself, left.")
    assert "Army of the Lake" in called(found, "Green Lake movement")


def test_members_that_are_labelled_are_the_body(read):
    found = read("Terrorists of the Green Lake group burned the mill. The terrorists fled.")
    assert called(found, "Green Lake group") == ["Terrorists", "Green Lake group", "terrorists"]


def test_a_spokesman_is_part_of_whom_he_speaks_for(read):
    found = read("Petar Simic, the spokesman of the Green Lake movement, denied it.")
    assert actor(found, "Petar Simic").part_of == actor(found, "Green Lake movement").id


def test_the_group_is_the_body_spoken_of_last(read):
    found = read("The Northern Liberation Front claimed the attack. The group said it would go on.")
    the_group = next(each for each in found.mentions if each.text == "group")
    assert (the_group.actor, the_group.inferred) == (actor(found, "Northern Liberation Front").id, "definite noun")


def test_a_monitor_is_the_observatory_that_the_article_names(read):
    found = read("Nine people died, a monitor said. The Andean Observatory for Prisoners put the toll at nine.")
    assert called(found, "Andean Observatory for Prisoners")[0] == "monitor"


def test_unnamed_speakers_are_one_actor_for_each_wording(read):
    found = read("Activists said the bridge was closed. The activists blamed the weather. Residents disagreed.")
    unnamed = {each.name: called(found, each.name) for each in found.actors if each.kind == "unnamed"}
    assert unnamed == {"Activists": ["Activists", "activists"], "Residents": ["Residents"]}


def test_a_place_that_no_gazetteer_has_is_one_when_the_context_says_so(read):
    found = read("A bomb went off in the village of Dolna Krupa. Two people died in Dolna Krupa on Friday.")
    assert called(found, "Dolna Krupa") == ["Dolna Krupa", "Dolna Krupa"]


def test_an_ambiguous_place_lies_in_the_country_that_the_article_names(read):
    assert (
        place(read("The train left Valencia in Venezuela. Venezuela sent help to Valencia."), "Valencia").country
        == "VE"
    )
    assert place(read("The train left Valencia in Spain. Spain sent help to Valencia."), "Valencia").country == "ES"


def test_a_province_is_not_its_capital(read):
    found = read("Fighting spread in Tucuman province. A bus left the city of Tucuman.")
    assert place(found, "Tucuman province").radius_km == 100
    assert place(found, "Tucuman").radius_km < 25


def test_possessives_without_their_apostrophe_are_cut(read):
    found = read("Perus army crossed the river. Peru denied it.")
    assert "Peru" in [each.text for each in found.mentions]
    assert "Perus" not in [each.text for each in found.mentions]


def test_a_coalition_is_named_by_who_leads_it(read):
    found = read("The French-led coalition bombed the airfield. The coalition said it was investigating.")
    assert called(found, "French-led coalition") == ["French-led coalition", "coalition", "it"]


def test_two_names_that_the_text_joins_are_one_body(read):
    found = read(
        "The Northern Liberation Front, also known as the Red Dawn Brigades, claimed it. The Red Dawn Brigades left."
    )
    assert called(found, "Northern Liberation Front") == [
        "Northern Liberation Front",
        "Red Dawn Brigades",
        "Red Dawn Brigades",
    ]


def test_capitals_of_a_headline_make_no_names(read):
    found = read("Harbour Fire Kills Eleven Sailors\n\nEleven sailors died when a fire broke out in the harbour.")
    assert [each.name for each in found.actors if each.kind in ("person", "organization")] == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(
                [
                    "Oslo",
                    "the group",
                    "'s",
                    "(",
                    ")",
                    "US-led",
                    "coalition",
                    "Minister",
                    "of",
                    "al-",
                    "-",
                    "\n\n",
                    "said",
                    "regime",
                ]
            ),
        ),
        max_size=25,
    )
)
def test_no_text_raises_and_spans_slice_to_their_words(parsed, pieces):
    article = parsed(" ".join(pieces), title=" ".join(pieces[:4]) or None)
    found = referents(article, ())
    texts = {each.field: each for each in article.fields}
    for each in found.mentions:
        assert texts[each.field].slice(each.start, each.end) == each.text != ""
        assert not (each.actor and each.place)
        assert each.actor or each.place
    actors, places = {each.id for each in found.actors}, {each.id for each in found.places}
    assert {each.actor for each in found.mentions if each.actor} <= actors
    assert {each.place for each in found.mentions if each.place} <= places
    assert {each.part_of for each in found.actors if each.part_of} <= actors


def test_a_name_of_ten_thousand_characters_is_borne(read):
    read("A" * 10_000 + " said " + "Ab" * 5_000 + " denied it in " + "Xy " * 3_000)


def test_forces_of_others_and_force_that_is_used_are_not_the_states(parsed):
    text = "The Norwegian army fled. Men of the free army took Bergen, using brutal force in Oslo. The army fled."
    article = parsed(text)
    found = referents(article, ())
    forces = next(actor.id for actor in found.actors if actor.name == "Norwegian armed forces")
    told = [each.text for each in found.mentions if each.actor]
    assert [each.text for each in found.mentions if each.actor == forces] == ["Norwegian army", "army"]
    assert not {"free army", "brutal force"} & set(told)


def test_an_article_hyphened_to_the_next_word_of_a_name_does_not_end_it(read):
    found = read("Shells fell on Bir as-Sabi on Monday. Two people died in the town of Tell ez-Zar, as-yet unnamed.")
    assert called(found, "Bir as-Sabi") == ["Bir as-Sabi"]
    assert called(found, "Tell ez-Zar") == ["Tell ez-Zar"]


def test_a_team_with_a_name_of_its_own_is_not_the_body_spoken_of_last(read):
    found = read("The plan would sell Norbank to its staff. The Moreau team responded by noting that it lost money.")
    assert all(each.text != "Moreau team" for each in found.mentions if each.actor == actor(found, "Norbank").id)
