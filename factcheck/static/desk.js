// What a page of the desk does for who has scripts: keys, focus after a step, steps that fail, and
// half-written text. Every step works without it. The words and the keys stand in the page.
"use strict";
(() => {
  const SLOW = 500, DRAFTS_LAST = 14 * 24 * 3600 * 1000;
  const one = selector => selector ? document.querySelector(selector) : null;
  const all = selector => [...document.querySelectorAll(selector)];
  const claim = () => one("#claim");
  const seen = e => e && e.checkVisibility({visibilityProperty: true});
  const words = name => one("#desk-words")?.content.querySelector(`[data-of="${name}"]`)?.cloneNode(true);

  // Direction of what is typed: by the majority of its words, as of what is shown.
  const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+/g, LEFT = /[A-Za-z\u00c0-\u02af\u0370-\u052f]+/g;
  const turn = field => {
    const text = field.value.replace(/https?:\S+/g, " ");
    const right = (text.match(RIGHT) || []).length, left = (text.match(LEFT) || []).length;
    field.dir = right > left ? "rtl" : left > right ? "ltr" : document.documentElement.dir;
  };
  const turns = field => field.matches?.("textarea, input[dir=auto], input.why, [data-turned]");
  const turnAll = () => all("textarea, input[dir=auto], input.why").forEach(field => {
    field.dataset.turned = "";
    turn(field);
  });

  // Keys: places on the keyboard, read off the help. Never while typing, but for what is held with Ctrl.
  const TYPED = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=submit], [type=button])";
  const opened = e => {
    for (let at = e.parentElement; at; at = at.parentElement) if (at.matches("details")) at.open = true;
  };
  const goTo = e => {
    opened(e);
    e.focus();
    e.scrollIntoView({block: "nearest"});
  };
  const items = () => all("[data-item]").filter(seen);
  const item = () => document.activeElement.closest("[data-item]") || items()[0];
  const stepping = by => {
    const row = items(), at = row.indexOf(document.activeElement.closest("[data-item]"));
    const next = at < 0 ? row[by > 0 ? 0 : row.length - 1] : row[at + by];
    if (next) goTo(next);
  };
  const doKey = key => {
    const {target, does} = key.dataset;
    if (does === "ahead" || does === "back") return stepping(does === "ahead" ? 1 : -1);
    const root = "within" in key.dataset ? item() : document;
    const found = target.split(/, (?=[#[])/).map(part => root?.querySelector(part)).find(Boolean);
    if (!found) return;
    if (found.matches("dialog")) return found.open ? found.close() : found.showModal();
    if (found.type === "radio") found.focus();
    if (does === "go" && found.matches("a")) return location.assign(`${found.href}#searchbar`);
    if (does === "go") return goTo(found);
    found.click();
  };
  const isKey = (key, event) => {
    const {code, held} = key.dataset;
    const asked = event.code === "NumpadEnter" ? "Enter" : event.code;
    const ctrl = event.ctrlKey || event.metaKey, signed = code === "Slash" && held === "Shift" && /^[?؟]$/.test(event.key);
    return signed || code === asked && (held === "Ctrl") === ctrl && (held === "Shift") === event.shiftKey;
  };
  document.addEventListener("keydown", event => {
    const help = one("#keys[data-on]");
    if (!help || event.isComposing || event.altKey || event.defaultPrevented || event.repeat) return;
    const typing = event.target.closest(TYPED), ctrl = event.ctrlKey || event.metaKey;
    if (typing && event.code === "Escape") return typing.blur();
    if (typing && !ctrl || help.open && !event.shiftKey) return;
    const key = all("#keys [data-code]").find(key => isKey(key, event));
    if (!key || key.dataset.code === "Escape") return;
    if (ctrl && !document.activeElement.closest("#judge")) return;
    event.preventDefault();
    press(key);
  });

  // Keys pressed while a step runs wait for it, and are forgotten when it fails or is refused. The
  // same key twice is one press of somebody who has no patience, but for steps ahead and back.
  let pressed = [], last = null;
  const press = key => {
    if (acted && key === last && !/^(ahead|back)$/.test(key.dataset.does)) return;
    last = key;
    pressed.push(key);
    hear();
  };
  const hear = () => {
    while (pressed.length && !acted) doKey(pressed.shift());
  };
  const answered = event => {
    const refused = !event.detail.successful || one("#claim > .refused");
    if (refused || event.detail.xhr.getResponseHeader("HX-Redirect")) pressed = [];
    setTimeout(ended);  // when htmx has let the step go
  };
  const ended = () => {
    acted = null;
    hear();
  };

  // Focus: after a part of the page was swapped it is where it was, or on what comes next.
  let acted = null, places = [];
  const above = e => {
    const ids = [];
    for (let at = e; at && at !== document.body; at = at.parentElement) if (at.id) ids.push(`#${CSS.escape(at.id)}`);
    return ids;
  };
  const held = () => seen(document.activeElement) && document.activeElement !== document.body;
  document.addEventListener("htmx:beforeSwap", event => {
    places = held() ? [...above(document.activeElement), "#claim-title"] : [];
  });
  const settleOn = place => {
    const there = one(place);
    if (seen(there)) there.focus();
    return seen(there) && document.activeElement === there;
  };
  document.addEventListener("htmx:afterSettle", () => {
    const ahead = isStep(event) && !one("#claim > .refused") && acted?.dataset.ahead;
    if (!(ahead && settleOn(ahead)) && !held()) places.some(settleOn);
    turnAll();
    keep();
  });

  // A step that is slow shows that it runs; one that fails says so, and nothing typed is lost.
  let waiting = 0;
  const busy = on => {
    clearTimeout(waiting);
    claim()?.removeAttribute("aria-busy");
    all("button[aria-disabled]").forEach(button => button.removeAttribute("aria-disabled"));
    if (on) waiting = setTimeout(() => {
      claim()?.setAttribute("aria-busy", "true");
      all("#claim button").forEach(button => button.setAttribute("aria-disabled", "true"));
    }, SLOW);
  };
  const isStep = event => event.detail.requestConfig?.verb !== "get";
  const say = name => {
    const place = one("#trouble"), told = words(name) || words("other");
    if (!place || !told) return;
    place.replaceChildren(told);
    place.scrollIntoView({block: "nearest"});
  };
  document.addEventListener("htmx:beforeRequest", event => {
    if (!isStep(event)) return;
    acted = event.detail.elt;
    one("#trouble")?.replaceChildren();
    busy(true);
  });
  document.addEventListener("htmx:afterRequest", event => {
    if (!isStep(event)) return;
    busy(false);
    if (event.detail.xhr.getResponseHeader("HX-Redirect")) leave();
    answered(event);
  });
  const failing = {
    "htmx:responseError": event => {
      const status = event.detail.xhr.status;
      return status >= 500 ? "500" : String(status);
    },
    "htmx:sendError": () => "offline",
    "htmx:timeout": () => "timeout",
    "htmx:swapError": () => "other",
  };
  for (const [name, kind] of Object.entries(failing))
    document.addEventListener(name, event => isStep(event) && say(kind(event)));

  // A form without htmx is sent once.
  document.addEventListener("submit", event => {
    if (event.defaultPrevented || event.submitter?.formMethod === "dialog") return;
    if (event.target.dataset.sent) return event.preventDefault();
    event.target.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach(form => delete form.dataset.sent));

  // A label belongs to one rating: with another rating goes the label, which the page hides then.
  const fit = () => {
    const label = one("#verdict-label"), rating = one("#judge [name=rating]:checked")?.value;
    const group = label?.selectedOptions[0]?.closest("optgroup");
    if (rating && group && !group.classList.contains(rating)) label.value = "";
  };

  // Half-written text is kept in this browser, a claim and a person apart, until it is sent.
  const drafted = () => all("#claim textarea, #claim input.why, #claim input[type=radio]:checked, #judge select");
  const asSent = field => field.matches("select") ? ([...field.options].find(option => option.defaultSelected) || field.options[0]).value : field.defaultValue;
  const nameOf = field => field.type === "radio" || field.matches(".why") ? field.name : field.id.replace(/-\d+$/, at => field.form?.id === "judge" ? at : "");
  const shelf = () => claim() && `desk:${claim().dataset.person}:${claim().dataset.claim}`;
  const begun = field => field.type === "radio" ? !field.defaultChecked : field.value !== asSent(field);
  let left = false, later = 0;
  const keep = () => {
    if (!shelf() || left) return;
    const fields = Object.fromEntries(drafted().filter(begun).map(field => [nameOf(field), field.value]));
    try {
      if (Object.keys(fields).length) localStorage.setItem(shelf(), JSON.stringify({at: Date.now(), fields}));
      else localStorage.removeItem(shelf());
    } catch { /* A full or forbidden store: the page itself still holds the text. */ }
  };
  const leave = () => {
    left = true;
    localStorage.removeItem(shelf());
  };
  const stored = key => {
    try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; }
  };
  const putBack = () => {
    const {fields = {}} = shelf() ? stored(shelf()) : {};
    const typed = Object.entries(fields).filter(([name, value]) => {
      const radio = one(`#claim [type=radio][name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
      if (radio && !one(`#claim [name="${CSS.escape(name)}"]:checked`)) return radio.checked = true;
      const field = all("#claim textarea, #claim input.why, #judge select").find(field => nameOf(field) === name);
      if (!field || field.value !== asSent(field) || field.value === value) return false;
      if (field.options && ![...field.options].some(option => option.value === value)) return false;
      field.value = value;
      opened(field);
      return true;
    });
    fit();
    if (typed.length) offer();
  };
  const offer = () => {
    const told = words("kept");
    one("#trouble")?.replaceChildren(told);
    told.querySelector("button").addEventListener("click", () => {
      drafted().forEach(field => { field.type === "radio" ? field.checked = field.defaultChecked : field.value = asSent(field); });
      told.remove();
      keep();
      goTo(one("#claim-title"));
    });
  };
  const prune = () => Object.keys(localStorage).filter(key => key.startsWith("desk:"))
    .filter(key => Date.now() - (stored(key).at || 0) > DRAFTS_LAST).forEach(key => localStorage.removeItem(key));

  document.addEventListener("input", event => {
    if (turns(event.target)) turn(event.target);
    if (event.target.name === "rating") fit();
    clearTimeout(later);
    later = setTimeout(keep, 200);
  });
  window.addEventListener("pagehide", keep);
  document.addEventListener("click", event => {
    if (event.target.closest("[data-opens=keys]")) {
      event.preventDefault();
      one("#keys").showModal();
    }
  });
  document.addEventListener("DOMContentLoaded", () => {
    try { prune(); putBack(); } catch { /* No store, no drafts. */ }
    turnAll();
    if (location.hash === "#searchbar") one("#searchbar")?.focus();
  });
})();
