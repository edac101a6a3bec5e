"use strict";
// Search over the index that pagefind wrote beside this file. What is found is put in as text,
// never as markup.
const SHOWN = 20;
const script = document.currentScript.src;
const form = document.getElementById("search");
const words = document.getElementById("words");
const found = document.getElementById("found");

function marked(excerpt) {
  // The excerpt is HTML with marks; it is read apart and only its text and the marks are kept.
  const parts = document.createDocumentFragment();
  const body = new DOMParser().parseFromString(excerpt, "text/html").body;
  for (const node of body.childNodes) {
    const part = node.nodeName === "MARK" ? document.createElement("mark") : document.createElement("span");
    part.textContent = node.textContent;
    parts.append(part);
  }
  return parts;
}

function entry(result) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const text = document.createElement("div");
  link.href = result.url;
  link.textContent = (result.meta && result.meta.title) || result.url;
  text.append(marked(result.excerpt || ""));
  text.className = "small";
  item.dir = "auto";
  item.append(link, text);
  return item;
}

async function look(pagefind) {
  const asked = words.value.trim();
  if (!asked) {
    found.replaceChildren();
    return;
  }
  const answer = await pagefind.debouncedSearch(asked, {}, 200);
  if (answer === null || asked !== words.value.trim()) return;
  const results = await Promise.all(answer.results.slice(0, SHOWN).map((result) => result.data()));
  const list = document.createElement("ul");
  list.className = "found";
  list.append(...results.map(entry));
  const said = document.createElement("p");
  const more = answer.results.length - results.length;
  said.textContent = results.length ? (more > 0 ? `+ ${more} ${found.dataset.more}` : "") : found.dataset.none;
  found.replaceChildren(list, said);
}

async function begin() {
  // No module: a browser lets none be loaded from a disk, and this page has to say so there.
  const root = new URL("./", script).pathname;
  const pagefind = await import(`${root}pagefind_index/pagefind.js`);
  await pagefind.options({ bundlePath: `${root}pagefind_index/`, baseUrl: root });
  if (found.dataset.older) await pagefind.mergeIndex(`${root}pagefind_index/older/`, { baseUrl: root });
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  words.addEventListener("input", () => look(pagefind));
  const given = new URLSearchParams(location.search).get("q");
  if (given) {
    words.value = given;
    look(pagefind);
  }
}

if (location.protocol === "file:") {
  document.getElementById("unserved").hidden = false;
} else {
  begin();
}
