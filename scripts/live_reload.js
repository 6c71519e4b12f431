// @ts-check
// Sent by scripts/serve.py alone: loads the page anew after each successful build.
{
  const mine = /** @type {HTMLScriptElement} */ (document.currentScript).dataset.build;
  /** @type {EventSource | undefined} */
  let source;

  // A browser allows few open connections to one server, so only pages in view hold one.
  const listen = () => {
    source?.close();
    if (document.visibilityState === "hidden") return;
    source = new EventSource("/__reload");
    source.addEventListener("message", (event) => {
      if (event.data !== mine) location.reload();
    });
  };

  document.addEventListener("visibilitychange", listen);
  listen();
}
