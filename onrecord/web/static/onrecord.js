// What pages do beyond HTML: light up an item and its words together, step by keys, copy, drop files, watch a batch.
// Nothing here makes HTML of text, and every page works without it.
"use strict";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const typing = (at) => at.closest("input, textarea, select, [contenteditable]") !== null;

// --- A report: notes and words -----------------------------------------------------------------------------------

const notes = new Map(all(".note").map((note) => [note.dataset.item, note]));
const words = new Map();
for (const piece of all(".p[data-of]")) {
  for (const item of piece.dataset.of.split(" ").filter(Boolean)) {
    if (!words.has(item)) words.set(item, []);
    words.get(item).push(piece);
  }
}

function light(item, on) {
  notes.get(item)?.classList.toggle("lit", on);
  for (const piece of words.get(item) ?? []) piece.classList.toggle("lit", on);
}

for (const [item, note] of notes) {
  note.addEventListener("mouseenter", () => light(item, true));
  note.addEventListener("mouseleave", () => at?.dataset.item !== item && light(item, false));
}
for (const [item, pieces] of words) {
  for (const piece of pieces) {
    piece.addEventListener("mouseenter", () => light(item, true));
    piece.addEventListener("mouseleave", () => at?.dataset.item !== item && light(item, false));
  }
}

// --- Stepping through items --------------------------------------------------------------------------------------

const steps = notes.size ? [...notes.values()] : all(".item, .standing tbody tr, .finding");
let at = null;

function let_go() {
  if (!at) return;
  at.classList.remove("at-hand");
  if (at.dataset.item) light(at.dataset.item, false);
  at = null;
}

function take(item) {
  const opened = at?.querySelector("details[open]");
  const was_open = opened && at.dataset.item;
  if (was_open) opened.open = false;
  let_go();
  at = item;
  at.classList.add("at-hand");
  const focus = at.querySelector("summary, a");
  focus?.focus({ preventScroll: true });
  let target = at;
  if (at.dataset.item) {
    light(at.dataset.item, true);
    if (was_open) at.querySelector("details").open = true;
    target = words.get(at.dataset.item)?.[0] ?? at;
  }
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}

function step(by) {
  if (!steps.length) return;
  const now = steps.indexOf(at);
  take(steps[Math.min(steps.length - 1, Math.max(0, now < 0 ? 0 : now + by))]);
}

function follow(...selectors) {
  for (const selector of selectors) {
    const link = at?.querySelector(selector);
    if (link) return link.click();
  }
}

function open_item() {
  const details = at?.querySelector("details");
  if (details) details.open = !details.open;
  else follow(".source cite a", "a");
}

async function copy_item() {
  const link = at?.querySelector("a.copy, .perm");
  if (link) location.assign(link.href);
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  o: open_item,
  c: copy_item,
  a: () => follow(".accept"),
  x: () => follow(".reject"),
  "/": () => document.getElementById("find")?.focus(),
  "?": () => location.assign("/keys"),
  Escape: let_go,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// --- What a link points to inside of what is folded ---------------------------------------------------------------

function unfold() {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  for (let outer = target?.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
  if (target?.matches(".at, .p")) {
    light(target.id, true);
    (target.matches(".p") ? target : target.nextElementSibling)?.scrollIntoView({ block: "center" });
  } else target?.scrollIntoView({ block: target.matches("h2") ? "start" : "center" });
}
addEventListener("hashchange", unfold);
unfold();

// --- Copying a citation -------------------------------------------------------------------------------------------

for (const button of all(".copy-citation")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const from = document.getElementById(button.dataset.from);
    from.select();
    try {
      await navigator.clipboard.writeText(from.value);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Selected: copy with the keyboard";
    }
  });
}

// --- A slider writes its date into the form's field, which the server reads ---------------------------------------

for (const slider of all("input[type=range][data-to]")) {
  slider.hidden = false; // without this script a slider does nothing, and the names below it are links
  const field = document.getElementById(slider.dataset.to);
  const values = slider.dataset.values?.split(" ");
  slider.addEventListener("input", () => (field.value = values ? values[slider.value] : slider.value));
  slider.addEventListener("change", () => slider.form.requestSubmit());
}

// --- What a mark in a lane stands for, below the lanes -------------------------------------------------------------

for (const mark of all(".lanes a[aria-label]")) {
  const told = mark.closest(".lanes").parentElement.querySelector(".told");
  const tell = () => (told.textContent = mark.getAttribute("aria-label"));
  for (const kind of ["mouseenter", "focus"]) mark.addEventListener(kind, tell);
}

// --- Dropping files -----------------------------------------------------------------------------------------------

for (const zone of all(".drop")) {
  const files = zone.querySelector("input[type=file]");
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    files.files = event.dataTransfer.files;
    zone.requestSubmit();
  });
}

// --- Watching a batch ---------------------------------------------------------------------------------------------

for (const progress of all("[data-batch]")) {
  const watch = async () => {
    const state = await fetch(progress.dataset.batch).then((answer) => answer.json());
    if (state.finished) return location.reload();
    progress.querySelector(".done").textContent = state.done;
    progress.querySelector(".name").textContent = state.name;
    if (state.total) progress.querySelector("progress").value = state.done;
    setTimeout(watch, 700);
  };
  setTimeout(watch, 300);
}

// --- On a phone, what narrows a list down is folded until it is wanted --------------------------------------------

if (matchMedia("(max-width: 50rem)").matches) for (const facets of all("details.facets")) facets.open = false;
