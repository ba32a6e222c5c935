// What a page can do beyond links and forms: suggestions while typing, keys, steps between matches, filters that
// change the results in place, months chosen by dragging, passages copied with where they come from. Every page
// works without it; nothing here asks another host. What it keeps (articles read) stays in this browser.
"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const isTyping = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

  // Calls `work` once typing pauses; an answer that a later question overtook is dropped by its signal.
  const paused = (milliseconds, work) => {
    let timer, asking;
    return (...values) => {
      clearTimeout(timer);
      asking?.abort();
      asking = new AbortController();
      const { signal } = asking;
      timer = setTimeout(() => work(signal, ...values).catch((error) => {
        // Without an answer the page is as it was; the form still works.
        if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
      }), milliseconds);
    };
  };

  // --- suggestions: the combobox pattern of ARIA 1.2, with the focus always in the box -------------------

  const suggesting = (input) => {
    const form = input.form;
    const list = make("ul", { id: "saran", role: "listbox", className: "suggestions", hidden: true });
    list.setAttribute("aria-label", input.dataset.list);
    const status = make("p", { className: "unseen", role: "status" });
    input.after(list);
    form.append(status);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "saran"],
      ["aria-expanded", "false"]]) input.setAttribute(name, value);
    let shown = [];
    let active = -1;

    const close = () => {
      list.hidden = true;
      activate(-1);
      input.setAttribute("aria-expanded", "false");
    };
    const activate = (index) => {
      active = index;
      all("[role=option]", list).forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
      if (index < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", `saran-${index}`);
      one(`#saran-${index}`).scrollIntoView({ block: "nearest" });
    };
    const show = (found) => {
      // What is held stays held, where a later answer comes while one is choosing.
      const held = shown[active];
      shown = found;
      list.replaceChildren(...found.map((each, i) => {
        const kind = { official: input.dataset.official, outlet: input.dataset.outlet }[each.kind] ?? "";
        const option = make("li", { id: `saran-${i}`, role: "option" },
          make("bdi", { textContent: each.text }),
          ...(kind ? [make("span", { className: "kind", textContent: kind })] : []),
          make("span", { className: "count", textContent: each.count.toLocaleString(document.documentElement.lang) }));
        option.setAttribute("aria-selected", "false");
        return option;
      }));
      list.hidden = !found.length;
      activate(held ? found.findIndex((each) => each.kind === held.kind && each.text === held.text) : -1);
      input.setAttribute("aria-expanded", String(found.length > 0));
      status.textContent = found.length ? `${input.dataset.found} ${found.length}` : "";
    };

    // The words at the end of the box that a suggestion completes: each begins a word of its text.
    const without = (text) => {
      const words = input.value.split(/\s+/).filter(Boolean);
      const begins = text.toLowerCase().split(/\s+/);
      for (let i = 0; i < words.length; i++) {
        if (words.slice(i).every((word) => begins.some((b) => b.startsWith(word.toLowerCase())))) return words.slice(0, i);
      }
      return words.slice(0, -1);
    };
    const choose = ({ kind, text, id }) => {
      const before = without(text);
      if (kind === "word") {
        input.value = [...before, text].join(" ");
      } else {
        // A name becomes a filter; what else was typed stays the question.
        input.value = before.join(" ");
        const value = kind === "official" ? id ?? text : text;
        if (!all(`input[name=${kind}]`, form).some((field) => field.value === value)) {
          form.append(make("input", { type: "hidden", name: kind, value }));
        }
      }
      close();
      form.requestSubmit();
    };

    const ask = paused(110, async (signal, text) => {
      const response = await fetch(`${input.dataset.suggest}?${new URLSearchParams({ q: text, limit: 8 })}`, { signal });
      if (!response.ok) return close();
      const { suggestions } = await response.json();
      if (input.value === text && document.activeElement === input) show(suggestions);
    });

    input.addEventListener("input", () => (input.value.trim().length < 2 ? (ask(""), close()) : ask(input.value)));
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const last = shown.length - 1;
      switch (event.key) {
        case "ArrowDown":
        case "ArrowUp": {
          if (list.hidden) {
            if (event.key === "ArrowDown" && input.value.trim().length > 1) ask(input.value);
            return;
          }
          const down = event.key === "ArrowDown";
          activate(down ? (active < last ? active + 1 : -1) : active < 0 ? last : active - 1);
          event.preventDefault();
          break;
        }
        case "Enter":
          if (!list.hidden && active >= 0) {
            event.preventDefault();
            choose(shown[active]);
          }
          break;
        case "Escape":
          if (list.hidden) return;
          event.preventDefault(); // the first one only closes the list, the next may empty the box
          close();
          break;
        case "Tab":
          close();
      }
    });
    // Before the box loses the focus and closes the list.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const index = all("[role=option]", list).indexOf(event.target.closest("[role=option]"));
      if (index >= 0) choose(shown[index]);
    });
  };

  // --- an article's matches: 3 of 12 --------------------------------------------------------------------

  const stepping = (bar) => {
    const marks = all(".text mark[id^=m]");
    const output = make("output");
    let at = marks.findIndex((mark) => `#${mark.id}` === location.hash);
    const tell = () => {
      output.textContent = at < 0 ? bar.dataset.none : `${at + 1} ${bar.dataset.of} ${marks.length}`;
    };
    const go = (step) => {
      marks[at]?.classList.remove("here");
      at = at < 0 ? (step > 0 ? 0 : marks.length - 1) : (at + step + marks.length) % marks.length;
      marks[at].classList.add("here");
      marks[at].scrollIntoView({ block: "center" });
      tell();
    };
    const button = (text, key, label, step) => {
      const made = make("button", { type: "button", className: "quiet", textContent: text, title: `${label} (${key})` });
      made.setAttribute("aria-label", label);
      made.setAttribute("aria-keyshortcuts", key);
      made.addEventListener("click", () => go(step));
      return made;
    };
    bar.replaceChildren(
      button("‹", "p", bar.dataset.previous, -1), output, button("›", "n", bar.dataset.next, 1));
    marks[at]?.classList.add("here");
    one(".text").classList.add("stepped"); // from here on the class says where one is, not the address
    tell();
    // On a wide page it stands in the strip at the top, on a phone where a thumb is.
    const wide = matchMedia("(min-width: 54.001rem)");
    const [above, below] = [one(".matches-here"), make("span")];
    bar.before(below);
    const place = () => (wide.matches ? above.append(bar) : below.after(bar));
    wide.addEventListener("change", place);
    place();
    return go;
  };

  // --- taking passages away ------------------------------------------------------------------------------

  const say = (text) => {
    const toast = make("output", { className: "toast", textContent: text });
    document.body.append(toast);
    setTimeout(() => toast.remove(), 2500);
  };

  const copy = async (text, told) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch { // no secure context, or not allowed: the old way
      const field = make("textarea", { value: text, className: "unseen" });
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    say(told);
  };

  // A link to a paragraph; where the browser knows text fragments, to the words in it.
  const passageLink = (paragraph, words = "") => {
    const link = one(".pil", paragraph).href;
    if (!words || !("fragmentDirective" in document)) return link;
    const parts = words.split(/\s+/);
    const ends = parts.length > 8 ? [parts.slice(0, 4), parts.slice(-4)] : [parts];
    const escaped = ends.map((end) => encodeURIComponent(end.join(" ")).replaceAll("-", "%2D"));
    return `${link}:~:text=${escaped.join(",")}`;
  };

  const citing = (section) => {
    const citation = one(".citation", section).textContent.trim();
    const { copy: label, copied, link: linked } = section.dataset;
    const body = one(".text .body");
    const selected = () => {
      const selection = getSelection();
      const words = selection.toString().trim();
      if (!words) return null;
      const start = selection.getRangeAt(0).startContainer;
      const paragraph = (start.nodeType === Node.ELEMENT_NODE ? start : start.parentElement).closest(".body p[id]");
      return paragraph && { words, paragraph };
    };
    const cite = () => {
      const chosen = selected();
      if (!chosen) return copy(citation, copied);
      return copy(`“${chosen.words}”\n${citation}\n${passageLink(chosen.paragraph, chosen.words)}`, copied);
    };
    const button = make("button", { type: "button", className: "quiet", textContent: label });
    button.addEventListener("click", cite);
    section.append(make("p", {}, button));
    one(".to-cite")?.addEventListener("click", (event) => {
      event.preventDefault();
      cite();
    });
    // Beside what is selected.
    const beside = make("button", { type: "button", className: "quoting", textContent: label, hidden: true });
    document.body.append(beside);
    beside.addEventListener("pointerdown", (event) => event.preventDefault()); // or the selection were gone
    beside.addEventListener("click", cite);
    document.addEventListener("selectionchange", () => {
      beside.hidden = !selected();
      if (beside.hidden) return;
      const box = getSelection().getRangeAt(0).getBoundingClientRect();
      beside.style.top = `${scrollY + box.bottom + 6}px`;
      beside.style.left = `${Math.max(4, Math.min(box.left, innerWidth - 170)) + scrollX}px`;
    });
    body.addEventListener("click", (event) => {
      const pil = event.target.closest(".pil");
      if (!pil) return;
      event.preventDefault();
      location.replace(pil.hash);
      copy(pil.href, linked);
    });
    return cite;
  };

  // --- what was read, in this browser ----------------------------------------------------------------------

  const kept = (name, otherwise) => {
    try {
      return JSON.parse(localStorage.getItem(`warta.${name}`)) ?? otherwise;
    } catch { // no storage, or not ours
      return otherwise;
    }
  };
  const keep = (name, value) => {
    try {
      localStorage.setItem(`warta.${name}`, JSON.stringify(value));
    } catch { /* full or forbidden: the page works without */ }
  };
  const MOST_SEEN = 3000;
  const dimSeen = () => {
    const seen = new Set(kept("seen", []));
    for (const hit of all("article.hit[data-id]")) hit.classList.toggle("seen", seen.has(hit.dataset.id));
  };
  const remember = (id) => keep("seen", [...kept("seen", []).filter((each) => each !== id), id].slice(-MOST_SEEN));

  // --- results: n and p go from one to the next ---------------------------------------------------------

  const walking = (links) => (step) => {
    const at = links.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
    links[Math.min(Math.max(next, 0), links.length - 1)].focus();
  };

  // --- saved searches and collected articles: in this browser, as files to take away ------------------------

  const words = one("#kata").dataset;
  const byId = (list, id) => list.find((each) => each.id === id);
  const spelledDay = (iso) => new Date(iso).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric" });
  const countAt = async (href, day) => {
    const there = new URL(href, location.href);
    there.searchParams.set("added", day);
    const response = await fetch(there);
    return response.ok ? response.json() : null;
  };
  const toggle = (button, isOn, on, off) => {
    button.textContent = isOn ? "★" : "☆";
    button.setAttribute("aria-pressed", String(isOn));
    button.setAttribute("aria-label", isOn ? on : off);
    button.title = isOn ? on : off;
  };
  const starred = (entry) => {
    const button = make("button", { type: "button", className: "star" });
    const draw = () => toggle(button, Boolean(byId(kept("collected", []), entry.id)), words.unstar, words.star);
    button.addEventListener("click", () => {
      const list = kept("collected", []);
      const selected = one(".text .body") ? getSelection().toString().trim() : "";
      keep("collected", byId(list, entry.id) && !selected ? list.filter((each) => each.id !== entry.id)
        : [...list.filter((each) => each.id !== entry.id), { note: "", ...byId(list, entry.id), ...entry, ...(selected && { passage: selected }) }]);
      draw();
    });
    draw();
    return button;
  };
  const starring = () => {
    for (const hit of all("#hasil article.hit[data-id]")) {
      const link = one(".headline a", hit);
      hit.append(starred({ id: hit.dataset.id, title: link.textContent.trim(), outlet: one(".outlet", hit)?.textContent ?? "", date: hit.dataset.date, link: link.pathname }));
    }
    const heading = one("#isi > .heading");
    if (!heading) return;
    const href = location.pathname + location.search;
    const id = heading.dataset.count;
    const button = make("button", { type: "button", className: "star of-search" });
    const draw = () => toggle(button, Boolean(byId(kept("saved", []), id)), words.unsave, words.save);
    button.addEventListener("click", async () => {
      const list = kept("saved", []);
      if (byId(list, id)) {
        keep("saved", list.filter((each) => each.id !== id));
      } else {
        const now = await countAt(id, new Date().toISOString().slice(0, 10));
        keep("saved", [...list, { id, href, name: heading.dataset.name, day: now?.today ?? new Date().toISOString().slice(0, 10), count: now?.total ?? 0 }]);
      }
      draw();
    });
    one(".search-star-here", heading).append(button);
    draw();
    telling(id, one(".new-here", heading), href);
  };
  // '3 baru sejak 28 November': articles that came after the last visit, counted by the day of arrival.
  const telling = async (id, place, href) => {
    const saved = byId(kept("saved", []), id);
    if (!saved) return;
    // What is told stays told for half an hour, for a page is also reloaded; from then on it is known.
    const isKnown = saved.next && Date.now() - saved.told > 18e5;
    const entry = isKnown ? { ...saved, ...saved.next, next: null } : saved;
    const since = await countAt(id, entry.day).catch(() => null);
    if (!since) return;
    const number = Math.max(0, since.total - entry.count);
    const text = (number ? words.new : words.none).replace("#", number.toLocaleString(document.documentElement.lang)).replace("@", spelledDay(entry.day));
    const there = new URL(href, location.href);
    there.searchParams.set("added", entry.day);
    place.replaceChildren(" · ", number ? make("a", { href: there.href, textContent: text }) : make("span", { textContent: text }));
    if (entry.next) return;
    const today = entry.day === since.today ? since : await countAt(id, since.today);
    if (!today) return;
    const next = { day: since.today, count: today.total };
    keep("saved", kept("saved", []).map((each) => (each.id === id ? { ...entry, told: Date.now(), next } : each)));
  };

  const listing = () => {
    const [searches, articles, files] = [one("#pencarian-tersimpan"), one("#artikel-tersimpan"), one(".kept-files")];
    const remove = (name, entry, item) => {
      const button = make("button", { type: "button", className: "quiet", textContent: words.remove });
      button.addEventListener("click", () => {
        const before = kept(name, []);
        const at = before.findIndex((each) => each.id === entry.id);
        keep(name, before.filter((each) => each.id !== entry.id));
        // Until one leaves the page it can be taken back, to where it stood.
        const undo = make("button", { type: "button", className: "quiet", textContent: words.undo });
        undo.setAttribute("aria-label", `${words.undo}: ${entry.name ?? entry.title}`);
        const gone = make("li", { className: "gone" }, make("span", { textContent: `${words.removed} ${entry.name ?? entry.title}` }), undo);
        undo.addEventListener("click", () => {
          const now = kept(name, []);
          if (!byId(now, entry.id)) keep(name, now.toSpliced(at, 0, before[at] ?? entry));
          gone.replaceWith(item);
          empty();
          button.focus();
        });
        item.replaceWith(gone);
        empty();
        undo.focus();
      });
      return button;
    };
    const empty = () => {
      for (const hint of all("[data-empty]")) hint.hidden = kept(hint.dataset.empty, []).length > 0;
      // Only JSON holds searches, too; to take in there is always something.
      const [noSearch, noArticle] = ["saved", "collected"].map((name) => !kept(name, []).length);
      for (const button of all("[data-format]", files)) button.disabled = noArticle && (noSearch || button.dataset.format !== "json");
    };
    const draw = () => {
      searches.replaceChildren(...kept("saved", []).map((entry) => {
        const item = make("li", {}, make("a", { href: entry.href, textContent: entry.name }));
        const told = make("span", { className: "hint" });
        const feed = new URL(entry.href, location.href).searchParams;
        feed.set("sort", "added");
        item.append(told, make("a", { href: `${files.dataset.feed}?${feed}`, textContent: files.dataset.feedName, type: "application/atom+xml" }), remove("saved", entry, item));
        telling(entry.id, told, entry.href);
        return item;
      }));
      articles.replaceChildren(...kept("collected", []).map((entry) => {
        const note = make("input", { type: "text", value: entry.note ?? "", placeholder: words.note });
        note.setAttribute("aria-label", `${words.note}: ${entry.title}`);
        note.addEventListener("change", () => keep("collected", kept("collected", []).map((each) => (each.id === entry.id ? { ...each, note: note.value } : each))));
        const item = make("li", {}, make("a", { href: entry.link, textContent: entry.title }),
          make("span", { className: "hint", textContent: [entry.outlet, (entry.date || "").slice(0, 10) || words.undated].filter(Boolean).join(", ") }));
        if (entry.passage) item.append(make("q", { textContent: entry.passage }));
        item.append(note, remove("collected", entry, item));
        return item;
      }));
      empty();
    };
    const absolute = (link) => new URL(link, location.href).href;
    const quoted = (text) => `"${String(text ?? "").replace(/^[=+\-@]/, "'$&").replaceAll('"', '""')}"`;
    const made = {
      md: async (list) => list.map((each) => `- [${each.title}](${absolute(each.link)}), ${[each.outlet, each.date || words.undated].filter(Boolean).join(", ")}`
        + (each.passage ? `\n  > ${each.passage.replace(/\s*\n\s*/g, " ")}` : "") + (each.note ? `\n  ${each.note}` : "")).join("\n") + "\n",
      csv: async (list) => "\ufeff" + [["id", "title", "outlet", "published", "note", "passage", "link"],
        ...list.map((each) => [each.id, each.title, each.outlet, each.date, each.note, each.passage, absolute(each.link)])]
        .map((row) => row.map(quoted).join(",")).join("\r\n") + "\r\n",
      json: async (list) => JSON.stringify({ searches: kept("saved", []), articles: list }, null, 2),
    };
    // A reader's note goes where each format has room for it.
    const noteOf = ({ note, passage }) => [passage && `“${passage}”`, note].filter(Boolean).join(" ").replace(/\s+/g, " ");
    const annotated = {
      ris: (text, note) => (note ? text.replace(/^ER {2}-/m, () => `N1  - ${note}\r\nER  -`) : text),
      bib: (text, note) => (note ? text.replace(/,?\s*\}\s*$/, () => `,\n  annote = {${note.replace(/[\\{}]/g, "")}}\n}\n`) : text),
    };
    const fetched = (format) => async (list) => {
      const texts = await Promise.all(list.map(async (each) => {
        const response = await fetch(`${files.dataset.article.replace("ID", encodeURIComponent(each.id))}.${format}`);
        return response.ok ? annotated[format](await response.text(), noteOf(each)) : "";
      }));
      return texts.join("\n");
    };
    files.addEventListener("click", async (event) => {
      const format = event.target.dataset?.format;
      if (!format) return;
      const text = await (made[format] ?? fetched(format))(kept("collected", []));
      const link = make("a", { href: URL.createObjectURL(new Blob([text])), download: `warta-tersimpan.${format}` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
    });
    one("input[type=file]", files).addEventListener("change", async (event) => {
      let read;
      try {
        read = JSON.parse(await event.target.files[0].text());
      } catch {
        return; // no such file
      }
      // Of an archive below another path, or of the shell, only the question counts.
      const here = (each) => {
        if (!each.href) return each;
        const { search } = new URL(each.href, location.href);
        return { ...each, id: files.dataset.arrived + search, href: files.dataset.search + search };
      };
      const good = (list) => (Array.isArray(list) ? list : []).filter((each) => typeof each?.id === "string" && /^\/[^/]/.test(each.href ?? each.link ?? "") );
      for (const [name, list] of [["saved", read.searches], ["collected", read.articles]]) {
        const now = kept(name, []);
        keep(name, [...now, ...good(list).map(here).filter((each) => !byId(now, each.id))]);
      }
      draw();
    });
    draw();
    files.hidden = false;
  };

  // --- a facet's own box: the list is sought at the server as one types, and only the list is replaced ----

  const seeking = (form) => {
    const input = one("input[type=search]", form);
    const values = one(".values", form.parentElement);
    const seek = paused(150, async (signal) => {
      const response = await fetch(`${form.action.split("#")[0]}?${new URLSearchParams(new FormData(form))}`, { signal });
      if (!response.ok) return;
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
      const found = one(`#${form.parentElement.id} .values`, fresh);
      if (found) values.replaceChildren(...found.childNodes);
    });
    input.addEventListener("input", () => seek());
  };

  // --- articles like one: fetched when a reader nears the end of it, so that the article need not wait -------

  const relating = (section) => {
    const link = one("a", section);
    const watch = new IntersectionObserver(async ([{ isIntersecting }]) => {
      if (!isIntersecting) return;
      watch.disconnect();
      const response = await fetch(link.href).catch(() => null); // without an answer the link remains
      if (!response?.ok) return;
      const found = one(".hits", new DOMParser().parseFromString(await response.text(), "text/html"));
      if (!found) return section.remove();
      link.parentElement.replaceWith(found);
    }, { rootMargin: "600px" });
    watch.observe(section);
  };

  // --- the strip of months: numbers at the bar, a span chosen by dragging ------------------------------------

  const [FINGER, DRAGGED] = [8, 5]; // pixels: what a finger can mean; less of a move is no drag
  const striping = (strip) => {
    const plot = one(".plot", strip);
    const bars = all("[data-p]", plot);
    const locale = document.documentElement.lang;
    const tip = make("output", { className: "tip", hidden: true });
    strip.append(tip);
    for (const title of all("title", plot)) title.remove(); // said at the bar instead
    const form = { year: { year: "numeric" }, month: { year: "numeric", month: "short" }, day: { day: "numeric", month: "long" } }[strip.dataset.level];
    const spelled = new Intl.DateTimeFormat(locale, form);
    const begins = (bar) => {
      const [year, month = "1", day = "1"] = bar.dataset.p.split("-");
      return new Date(year, month - 1, day);
    };
    const slots = plot.viewBox.baseVal.width;
    const under = (event) => {
      const box = plot.getBoundingClientRect();
      return Math.min(Math.max(Math.floor(((event.clientX - box.left) / box.width) * slots), 0), bars.length - 1);
    };
    // A finger covers several of many bars: the parts of a year, or the years, that it may mean are chosen together.
    const sizes = { year: [1, 2, 5, 10], month: [1, 2, 3, 4, 6, 12], day: [1] }[strip.dataset.level];
    const spanOf = (from, to, isTouch) => {
      const size = isTouch ? sizes.find((size) => (size * plot.getBoundingClientRect().width) / slots >= FINGER) ?? sizes.at(-1) : 1;
      const [first, last] = [Math.min(from, to), Math.max(from, to)];
      return [first - (first % size), Math.min(last - (last % size) + size, bars.length) - 1];
    };
    const show = (from, to, isTouch) => {
      const [first, last] = spanOf(from, to, isTouch);
      bars.forEach((bar, i) => bar.classList.toggle("held", i >= first && i <= last));
      const number = bars.slice(first, last + 1).reduce((sum, bar) => sum + Number(bar.dataset.n ?? 0), 0);
      const span = spelled.formatRange(begins(bars[first]), begins(bars[last]));
      const worded = (number === 1 ? strip.dataset.one : strip.dataset.many).replace("#", number.toLocaleString(locale));
      tip.textContent = `${span}: ${worded}`;
      tip.hidden = false;
      const middle = (((first + last + 1) / 2) / slots) * strip.clientWidth;
      tip.style.left = `${Math.min(Math.max(middle - tip.offsetWidth / 2, 0), strip.clientWidth - tip.offsetWidth)}px`;
    };
    const hide = () => {
      tip.hidden = true;
      for (const bar of bars) bar.classList.remove("held");
    };
    let from = -1;
    let pressed = 0; // where, in pixels: less than a few of them are no drag
    let shown = -1; // by a first tap; the second opens it
    const isTouch = (event) => event.pointerType === "touch";
    const reached = (event) => (Math.abs(event.clientX - pressed) < DRAGGED ? from : under(event));
    plot.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      from = under(event);
      pressed = event.clientX;
      show(from, from, isTouch(event));
    });
    plot.addEventListener("dragstart", (event) => event.preventDefault());
    plot.addEventListener("pointermove", (event) => {
      if (from >= 0) show(from, reached(event), isTouch(event));
      else if (event.pointerType === "mouse") show(under(event), under(event));
      if (from >= 0 && reached(event) !== from) plot.setPointerCapture(event.pointerId);
    });
    plot.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && from < 0 && hide());
    plot.addEventListener("pointercancel", () => ((from = -1), hide()));
    plot.addEventListener("click", (event) => {
      if (from < 0) return;
      const isTap = reached(event) === from;
      const [first, last] = spanOf(from, reached(event), isTouch(event));
      from = -1;
      const isFirstTap = isTap && isTouch(event) && shown !== first;
      if (isTap && first === last && !isFirstTap) return; // the bar's own link
      event.preventDefault();
      event.stopPropagation();
      if (isFirstTap) {
        shown = first;
        return;
      }
      const there = new URL(location.href);
      for (const name of ["undated", "page"]) there.searchParams.delete(name);
      there.searchParams.set("from", bars[first].dataset.p);
      there.searchParams.set("to", bars[last].dataset.p);
      there.hash = "";
      go(there.href);
    });
    strip.leave = () => ((shown = -1), hide());
  };

  // --- another state of the same results, in place ----------------------------------------------------------

  // What is replaced; folds, focus and scroll stay.
  const PARTS = ["#isi > .heading", "aside .panel > summary", "aside .panel > div", "#isi > .answer", ".masthead .kept", ".languages", ".foot"];
  const isOpen = (root) => new Set(all("details[open]", root).map(nameOf));
  const nameOf = (details) => `${details.className} ${details.closest("[id]")?.id ?? ""}`;
  const wayTo = (element) => {
    const place = element.closest("section[id], .filters, .tools, .paging, .crumbs, .dates");
    if (!place) return null;
    const text = element.querySelector("bdi")?.textContent ?? element.textContent;
    const where = place.id ? `#${place.id}` : `.${place.classList[0]}`;
    return () => all(`${where} a`).find((a) => (a.querySelector("bdi")?.textContent ?? a.textContent) === text) ?? one(`${where} a`);
  };
  let asking = null;
  let shown = location.href; // the address whose results are shown,
  let asked = null; // and the one whose results are on their way
  // A filter clicked before the last one's results came is added to that one: the links shown do not know of it yet.
  const added = (href) => {
    if (!asked) return href;
    const [old, link, sum] = [shown, href, asked].map((address) => new URL(address));
    for (const name of new Set([...old.searchParams.keys(), ...link.searchParams.keys()])) {
      const [before, after] = [old, link].map((address) => address.searchParams.getAll(name));
      const gone = before.filter((value) => !after.includes(value));
      const come = after.filter((value) => !before.includes(value));
      if (!gone.length && !come.length) continue;
      const isList = ["outlet", "official", "kind", "not_outlet", "not_official", "not_kind"].includes(name);
      const kept = sum.searchParams.getAll(name).filter((value) => isList && !gone.includes(value) && !come.includes(value));
      sum.searchParams.delete(name);
      for (const value of [...kept, ...come]) sum.searchParams.append(name, value);
    }
    sum.searchParams.delete("page");
    return sum.href;
  };
  // Whether the results of an address are shown now; null where another was asked for meanwhile.
  const swap = async (href) => {
    asking?.abort();
    asking = new AbortController();
    asked = href;
    const { signal } = asking;
    document.body.classList.add("asking");
    try {
      const response = await fetch(href, { signal, headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
      if (!response.ok || !one("#isi > .heading", fresh)) return false; // the start page, or an error: a whole page
      const opened = isOpen(document);
      for (const part of PARTS) {
        const [now, then] = [one(part), one(part, fresh)];
        if (!now || !then) continue;
        for (const details of all("details", then)) {
          if (opened.has(nameOf(details)) && !details.matches(".menu")) details.open = true;
        }
        const content = document.adoptNode(then);
        now.replaceChildren(...content.childNodes);
        now.className = content.className;
      }
      document.title = fresh.title;
      one("#diumumkan").textContent = one(".heading .total strong").textContent;
      shown = href;
      wire();
      return true;
    } catch (error) {
      return error.name === "AbortError" ? null : false;
    } finally {
      if (!signal.aborted) {
        asked = null;
        document.body.classList.remove("asking");
      }
    }
  };
  const go = async (href, back = null) => {
    if (!one("#isi > .heading")) return (location.href = href);
    history.replaceState({ ...history.state, y: scrollY }, "");
    href = added(href);
    const isShown = await swap(href);
    if (isShown === null) return;
    if (!isShown) return (location.href = href);
    history.pushState({ y: scrollY }, "", href);
    back?.()?.focus({ preventScroll: true });
  };
  const living = () => {
    document.body.append(make("p", { id: "diumumkan", className: "unseen", role: "status" }));
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (!link.closest("aside, .filters, .tools, .dates, .offer, .notes") || link.hasAttribute("download")) return;
      const there = new URL(link.href?.baseVal ?? link.href, location.href);
      if (there.origin !== location.origin || there.pathname !== location.pathname || there.hash) return;
      event.preventDefault();
      go(there.href, wayTo(link));
    });
    // Spans of days and the officials' choices, in place, too; the button of a phone's sheet also closes it.
    const goalOf = (form) => {
      const there = new URL(form.action);
      there.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
      return there;
    };
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (!form.matches(".range, .modes")) return;
      event.preventDefault();
      const isSheet = form.id === "rentang";
      if (isSheet) {
        one(".panel").open = false;
        one("#daftar")?.focus({ preventScroll: true });
      }
      if (!isSheet || all("[type=date]", form).some((field) => field.value !== field.defaultValue)) go(goalOf(form).href);
    });
    document.addEventListener("change", async ({ target: { form } }) => {
      if (form?.id !== "rentang") return;
      const there = new URL(one(".heading").dataset.count, location.href);
      there.search = goalOf(form).search;
      const response = await fetch(there).catch(() => null);
      if (!response?.ok) return;
      const { total } = await response.json();
      const button = one(".closing button");
      button.textContent = (total === 1 ? button.dataset.one : button.dataset.many).replace("#", total.toLocaleString(document.documentElement.lang));
    });
    addEventListener("popstate", async (event) => {
      if (location.hash && !event.state) return;
      const isShown = await swap(location.href);
      if (isShown === false) return location.reload();
      if (isShown) scrollTo(0, event.state?.y ?? 0);
    });
  };

  // --- all of it ----------------------------------------------------------------------------------------

  const box = one("#q");
  if (box?.dataset.suggest) suggesting(box);
  all(".related .similar").forEach(relating);

  // What a swap of results replaces is wired anew.
  let step = null;
  const wire = () => {
    all("form.like").forEach(seeking);
    all(".strip").forEach(striping);
    dimSeen();
    starring();
    const headlines = all("#hasil .headline a");
    if (headlines.length) step = walking(headlines);
  };
  wire();
  if (one("#isi > .heading")) living();
  // Back at the hit that one left; a browser that goes to a fragment takes the focus away again until it has loaded.
  if (/^#h\d+$/.test(location.hash)) {
    addEventListener("load", () => setTimeout(() => one(`${location.hash} .headline a`)?.focus({ preventScroll: true })));
  }
  // One menu at a time, and none once another place is meant.
  document.addEventListener("pointerdown", (event) => {
    for (const menu of all("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
    for (const strip of all(".strip")) if (!strip.contains(event.target)) strip.leave?.();
  });

  const bar = one(".matches");
  if (bar) step = stepping(bar);
  // The latest is what one looks for, and a long axis is wider than a phone.
  for (const chart of all(".scroll > .lanes")) chart.parentElement.scrollLeft = chart.parentElement.scrollWidth;
  const citation = one(".cite");
  const cite = citation && one(".text .body") ? citing(citation) : null;
  const article = one("article.text[data-id]");
  if (article) remember(article.dataset.id);
  const star = one(".star-here");
  if (star) star.append(starred({ ...star.dataset }));
  if (one(".kept-files")) listing();

  const help = one("#bantuan");
  for (const link of all("[data-opens]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      help.showModal();
    });
  }
  help?.addEventListener("click", (event) => event.target === help && help.close());

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target) || help?.open) return;
    const done = {
      "/": () => (box?.focus(), box?.select()),
      "?": () => help?.showModal(),
      n: () => step?.(1),
      p: () => step?.(-1),
      "[": () => one(".trail [rel=prev]")?.click(),
      "]": () => one(".trail [rel=next]")?.click(),
      u: () => one(".back")?.click(),
      c: () => cite?.(),
      s: () => (one(".star-here .star") ?? one(".star.of-search"))?.click(),
    }[event.key];
    if (!done) return;
    event.preventDefault();
    done();
  });
})();
