// What a page can do beyond links and forms: suggestions while typing, keys, steps between matches, facets that
// are sought as one types. Every page works without it; nothing here asks another host or keeps anything.
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
      shown = found;
      list.replaceChildren(...found.map((each, i) => {
        const kind = { official: input.dataset.official, outlet: input.dataset.outlet }[each.kind] ?? "";
        const option = make("li", { id: `saran-${i}`, role: "option" },
          make("bdi", { textContent: each.text }),
          make("span", { className: "kind", textContent: kind }),
          make("span", { className: "count", textContent: each.count.toLocaleString(document.documentElement.lang) }));
        option.setAttribute("aria-selected", "false");
        return option;
      }));
      list.hidden = !found.length;
      activate(-1);
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
    const marks = all("mark[id^=m]");
    const output = make("output", { value: `${marks.length}` });
    let at = 0;
    const go = (step) => {
      marks[at]?.classList.remove("here");
      at = (at + step + marks.length) % marks.length;
      marks[at].classList.add("here");
      marks[at].scrollIntoView({ block: "center" });
      tell();
    };
    const tell = () => (output.textContent = `${at + 1} ${bar.dataset.of} ${marks.length}`);
    const button = (text, key, label, step) => {
      const made = make("button", { type: "button", className: "quiet", textContent: text, title: `${label} (${key})` });
      made.setAttribute("aria-label", label);
      made.setAttribute("aria-keyshortcuts", key);
      made.addEventListener("click", () => go(step));
      return made;
    };
    bar.replaceChildren(
      button("‹", "p", bar.dataset.previous, -1), output, button("›", "n", bar.dataset.next, 1));
    const named = marks.findIndex((mark) => `#${mark.id}` === location.hash);
    at = Math.max(0, named);
    marks[at].classList.add("here");
    one(".text").classList.add("stepped"); // from here on the class says where one is, not the address
    tell();
    return go;
  };

  // --- results: n and p go from one to the next ---------------------------------------------------------

  const walking = (links) => (step) => {
    const at = links.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
    links[Math.min(Math.max(next, 0), links.length - 1)].focus();
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

  // --- bars wider than a phone: what is chosen, or the newest that holds anything, comes into view ----------

  const showing = (frame) => {
    const isChosen = one(".bars .outside", frame);
    const bar = (isChosen && one(".bars li:not(.outside) a", frame)) || all(".bars a", frame).at(-1);
    if (bar) frame.scrollLeft = bar.parentElement.offsetLeft - frame.clientWidth / 2;
  };

  // --- all of it ----------------------------------------------------------------------------------------

  const box = one("#q");
  if (box?.dataset.suggest) suggesting(box);
  all("form.like").forEach(seeking);
  all(".bars-window").forEach(showing);
  all(".related .similar").forEach(relating);

  const bar = one(".matches");
  const headlines = all("#hasil .headline a");
  const step = bar ? stepping(bar) : headlines.length ? walking(headlines) : null;

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
    }[event.key];
    if (!done) return;
    event.preventDefault();
    done();
  });
})();
