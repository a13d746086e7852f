/* Keys, citations, and what the single file does without a server: one screen at a time, filters, search. */
(function () {
  "use strict";
  var root = document.documentElement;
  var inFile = document.body.classList.contains("in-file");
  var main = document.getElementById("main");
  root.classList.remove("no-script");

  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function tell(words) { document.getElementById("told").textContent = words; }
  function asked() {
    var parts = location.hash.slice(1).split("?");
    return { id: decodeURIComponent(parts[0]), values: new URLSearchParams(parts[1] || "") };
  }

  /* A switch shows one of its faces: the one that the address names, else the first. */
  function turn() {
    var id = asked().id;
    all(".switch").forEach(function (each) {
      var faces = all(".face", each), chosen = faces.filter(function (face) { return face.id === id; })[0] || faces[0];
      faces.forEach(function (face) { face.hidden = face !== chosen; });
      all("a[href^='#']", each.firstElementChild).forEach(function (link) {
        if (link.getAttribute("href") === "#" + chosen.id) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
      });
    });
  }

  /* One screen at a time. */
  function show() {
    var want = asked();
    var target = (want.id && want.id !== "main" && document.getElementById(want.id)) || document.getElementById("overview");
    var screen = target.closest(".screen") || document.getElementById("overview");
    all(".screen.open").forEach(function (each) { each.classList.remove("open"); });
    screen.classList.add("open");
    for (var up = target.parentElement; up; up = up.parentElement) { if (up.tagName === "DETAILS") { up.open = true; } }
    all("nav a").forEach(function (each) {
      if (each.getAttribute("href") === "#" + screen.id) { each.setAttribute("aria-current", "page"); } else { each.removeAttribute("aria-current"); }
    });
    var heading = screen.querySelector("h2");
    document.title = (heading ? heading.textContent.trim() + " · " : "") + "Variorum";
    if (screen.id === "findings") { filter(want.values); }
    if (screen.id === "search" && want.values.get("q")) { look(want.values.get("q")); }
    mark(null);
    if (target === screen) { window.scrollTo(0, 0); } else { target.scrollIntoView(); }
    if (want.id) { (target === screen ? main : target).focus({ preventScroll: true }); }
  }
  function filter(values) {
    var form = document.querySelector("[data-filter]"), shown = 0, rows = all("#findings [data-row]");
    var kind = values.get("kind") || "", slot = values.get("slot") || "";
    form.elements.kind.value = kind;
    form.elements.slot.value = slot;
    rows.forEach(function (row) {
      row.hidden = (kind && row.dataset.kind !== kind.replace(/-/g, " ")) || (slot && row.dataset.slot !== slot);
      if (!row.hidden) { shown += 1; }
    });
    document.querySelector("#findings [data-count]").textContent = shown + " of " + rows.length + " findings, the most telling first.";
  }

  /* Search in the file: every word must stand in what is found, without case and accents. */
  function fold(words) { return words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
  function look(words) {
    var form = document.querySelector("[data-search]"), results = document.querySelector("[data-results]");
    var terms = fold(words).split(/\s+/).filter(Boolean), most = 100, count = 0;
    form.elements.q.value = words;
    results.textContent = "";
    if (!terms.length) { return; }
    var list = document.createElement("ul");
    list.className = "plain";
    all("[data-find]").forEach(function (each) {
      var text = each.textContent.replace(/\s+/g, " ").trim(), folded = fold(text);
      if (!terms.every(function (term) { return folded.indexOf(term) >= 0; })) { return; }
      var screen = each.closest(".screen"), row = each.closest("[id]");
      if (screen.id === "overview" || screen.id === "actors" || (each.dataset.find === "finding" && screen.id === "findings")) { return; }
      count += 1;
      if (count > most) { return; }
      var item = document.createElement("li"), link = document.createElement("a");
      item.dataset.row = "";
      link.href = "#" + (row || screen).id;
      link.textContent = text.length > 300 ? text.slice(0, 300) + "…" : text;
      item.append(each.dataset.find + (screen.dataset.outlet ? ", " + screen.dataset.outlet + ", " + screen.dataset.dated : "") + ": ", link);
      list.append(item);
    });
    results.append(list);
    var told = count ? count + (count === 1 ? " place" : " places") + (count > most ? ", the first " + most + " are shown" : "") : "Nothing here holds all these words.";
    var line = document.createElement("p");
    line.textContent = told;
    results.prepend(line);
    tell(told);
  }
  function enhanceFile() {
    root.classList.add("paged");
    all("form[data-filter], form[data-search]").forEach(function (form) {
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        location.hash = form.closest(".screen").id + "?" + new URLSearchParams(new FormData(form)).toString();
      });
    });
    window.addEventListener("hashchange", show);
    window.addEventListener("beforeprint", function () { all("[data-row][hidden]").forEach(function (row) { row.hidden = false; }); });
    window.addEventListener("afterprint", function () { filter(asked().id === "findings" ? asked().values : new URLSearchParams()); });
    show();
  }
  turn();
  window.addEventListener("hashchange", turn);

  /* Whoever points at a value, or at a line of its way, sees that way alone. */
  document.addEventListener("pointerover", function (event) {
    var at = event.target.closest && event.target.closest(".branches [data-way]"), picture = at && at.closest(".branches");
    all(".branches.followed").forEach(function (each) { if (each !== picture) { each.classList.remove("followed"); } });
    if (!picture) { return; }
    picture.classList.add("followed");
    all("[data-way]", picture).forEach(function (each) { each.classList.toggle("on", each.dataset.way === at.dataset.way); });
  });

  /* Paper has nothing to unfold. */
  var unfolded = [];
  window.addEventListener("beforeprint", function () {
    unfolded = all("details:not([open])");
    unfolded.forEach(function (each) { each.open = true; });
  });
  window.addEventListener("afterprint", function () {
    unfolded.forEach(function (each) { each.open = false; });
  });

  all("form[data-filter] select").forEach(function (select) {
    select.addEventListener("change", function () { select.form.requestSubmit(); });
  });

  /* Citations: outlet, title, date, sentence, link with a text fragment. */
  function cited(passage) {
    var of = passage.closest(".article").dataset;
    var words = passage.querySelector(".words").textContent.replace(/\s+/g, " ").trim();
    function encoded(part) { return encodeURIComponent(part).replace(/-/g, "%2D"); }
    var split = words.split(" ");
    var fragment = split.length > 12 ? encoded(split.slice(0, 5).join(" ")) + "," + encoded(split.slice(-5).join(" ")) : encoded(words);
    return {
      outlet: of.outlet, title: of.title, dated: of.dated, published: of.published, article: of.article, words: words,
      number: passage.dataset.number === "title" ? "title" : "sentence " + passage.dataset.number,
      link: of.url ? of.url.split("#")[0] + "#:~:text=" + fragment : ""
    };
  }
  var forms = {
    "copy citation": function (of) {
      return of.outlet + ", “" + of.title + "”, " + of.dated + ", " + of.number + ": “" + of.words + "”" + (of.link ? " <" + of.link + ">" : "") + " [" + of.article + "]";
    },
    "Markdown": function (of) {
      function plain(words) { return words.replace(/[\\`*_[\]<>#|~]/g, "\\$&"); }
      var title = of.link ? "[" + plain(of.title) + "](<" + of.link + ">)" : "“" + plain(of.title) + "”";
      return "> " + plain(of.words) + "\n>\n> " + plain(of.outlet) + ", " + title + ", " + of.dated + ", " + of.number + "\n";
    },
    "BibTeX": function (of) {
      var names = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
      function plain(words) { return words.replace(/[&%$#_{}]/g, "\\$&").replace(/\\(?![&%$#_{}])|[~^]/g, function (sign) { return names[sign]; }); }
      var day = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(of.published) || [];
      var fields = [["title", "{" + plain(of.title) + "}"], ["howpublished", plain(of.outlet)], ["year", day[1]], ["month", day[2]], ["day", day[3]],
        ["note", of.number + ": ``" + plain(of.words) + "''"], ["url", of.link.replace(/[{}\\]/g, encodeURIComponent)]];
      return "@misc{" + of.article.replace(/[^A-Za-z0-9-]/g, "-") + ",\n" + fields.filter(function (each) { return each[1]; }).map(function (each) {
        return "  " + each[0] + " = {" + each[1] + "},\n";
      }).join("") + "}\n";
    }
  };
  function copied(words) {
    function by_hand() {
      var area = document.createElement("textarea");
      area.value = words;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    if (navigator.clipboard && window.isSecureContext) { navigator.clipboard.writeText(words).catch(by_hand); } else { by_hand(); }
    tell("Citation copied.");
  }
  function offer(passage) {
    if (passage.querySelector(".cite")) { return; }
    var row = document.createElement("div");
    row.className = "cite";
    row.lang = "en";
    row.dir = "ltr";
    Object.keys(forms).forEach(function (name) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      if (name !== "copy citation") { button.setAttribute("aria-label", "copy citation as " + name); }
      button.addEventListener("click", function () {
        copied(forms[name](cited(passage)));
        button.textContent = "copied";
        setTimeout(function () { button.textContent = name; }, 1500);
      });
      row.append(button);
    });
    passage.append(row);
  }
  /* The buttons of a sentence come when it is looked at: a file may hold ten thousand sentences. */
  ["pointerover", "focusin"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var passage = event.target.closest && event.target.closest(".article .passage");
      if (passage) { offer(passage); }
    });
  });

  /* Keys. */
  var current = null;
  function mark(row) {
    if (current) { current.classList.remove("marked-row"); }
    current = row;
    if (!row) { return; }
    row.classList.add("marked-row");
    row.scrollIntoView({ block: "nearest" });
    var link = row.matches("a") ? row : row.querySelector("a[href], summary");
    if (link) { link.focus({ preventScroll: true }); }
  }
  function step(by) {
    var rows = all(inFile ? ".screen.open [data-row]" : "[data-row]").filter(function (row) { return row.getClientRects().length; });
    if (!rows.length) { return; }
    var at = rows.indexOf(current);
    if (at < 0) { at = by > 0 ? -1 : rows.length; }
    mark(rows[Math.min(rows.length - 1, Math.max(0, at + by))]);
  }
  document.addEventListener("keydown", function (event) {
    var dialog = document.getElementById("keys");
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
    if (event.target.closest("input, select, textarea")) {
      if (event.key === "Escape") { event.target.blur(); }
      return;
    }
    if (dialog.open) { return; }
    if (event.key === "/") {
      event.preventDefault();
      if (inFile) { location.hash = "search"; setTimeout(focus_search, 0); } else if (document.querySelector("[data-search]")) { focus_search(); } else { location.href = "/search"; }
    } else if (event.key === "j") { step(1); } else if (event.key === "k") { step(-1); }
    else if (event.key === "Enter" && current && event.target === document.body) { var link = current.querySelector("a[href]"); if (link) { link.click(); } }
    else if (event.key === "?") { dialog.showModal(); }
    else if (event.key === "Escape") { mark(null); if (document.activeElement) { document.activeElement.blur(); } }
  });
  function focus_search() { var field = document.querySelector("[data-search] input"); if (field) { field.focus(); field.select(); } }
  if (location.pathname === "/search" && !inFile) { focus_search(); }
  if (inFile) { enhanceFile(); }
})();
