"use strict";
/* The page works without this: it adds keys, opens the line that a link names, and prints. */
(() => {
  const heads = () => [...document.querySelectorAll(".line > details > summary")];
  const named = () => {
    const found = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const proof = found && found.querySelector(":scope > details");
    if (proof) { proof.open = true; found.scrollIntoView({ block: "start" }); }
  };
  const step = by => {
    const all = heads(), here = document.activeElement;
    let at = all.findIndex(head => head === here || head.parentNode.contains(here));
    if (at < 0) {
      at = all.findIndex(head => head.getBoundingClientRect().top > 0);
      at = by > 0 ? at : at - 1;
    } else { at += by; }
    if (all[at]) { all[at].focus(); all[at].scrollIntoView({ block: "nearest" }); }
  };
  const keys = document.getElementById("keys");
  if (keys) { keys.parentNode.hidden = false; }
  addEventListener("keydown", event => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (event.ctrlKey || event.metaKey || event.altKey || typing || (keys && !keys.checked)) { return; }
    if (event.key === "j") { step(1); }
    if (event.key === "k") { step(-1); }
    if (event.key === "o") {
      const all = heads().map(head => head.parentNode), open = all.some(proof => !proof.open);
      all.forEach(proof => { proof.open = open; });
    }
  });
  let opened = [];
  addEventListener("beforeprint", () => {
    const wanted = document.getElementById("print-proofs");
    if (wanted && wanted.checked) {
      opened = heads().map(head => head.parentNode).filter(proof => !proof.open);
      opened.forEach(proof => { proof.open = true; });
    }
  });
  addEventListener("afterprint", () => { opened.forEach(proof => { proof.open = false; }); opened = []; });
  addEventListener("hashchange", named);
  named();
})();
