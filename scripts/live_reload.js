// @ts-check
// Sent by scripts/serve.py alone: loads the page anew when something it fetched has changed, and shows what stopped a build.
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { title = "", help = "", close = "" } = script.dataset;
  const mine = Number(script.dataset.build);
  /** @type {EventSource | undefined} */
  let source;
  /** What the page shows or its reader has closed, so that a repeated message does not open it again. */
  let told = "";

  /** @param {string} name @param {string} text @param {Node[]} children */
  const element = (name, text, ...children) => {
    const made = document.createElement(name);
    made.append(text, ...children);
    return made;
  };

  /** @param {string} problem `path:line:column: message`, or only a message */
  const listed = (problem) => {
    const [, where, what] = /^(\S+?:\d+(?::\d+)?): (.*)$/s.exec(problem) ?? [];
    return where ? element("li", "", element("code", where), document.createTextNode(` ${what}`)) : element("li", problem);
  };

  /** @param {string[]} problems */
  const show = (problems) => {
    const now = problems.join("\n");
    if (now === told) return;
    told = now;
    document.querySelector(".build-problems")?.remove();
    if (!problems.length) return;
    const button = element("button", close);
    const box = element("aside", "", element("strong", title), element("p", help), element("ul", "", ...problems.map(listed)), button);
    box.className = "build-problems";
    box.setAttribute("role", "alert");
    button.addEventListener("click", () => box.remove());
    document.body.append(box);
  };

  /** @param {string[]} changed paths of the server, as they are written in its folder */
  const isShown = (changed) => {
    const fetched = [location.href, ...performance.getEntriesByType("resource").map((entry) => entry.name)];
    const paths = new Set(fetched.map((address) => decodeURI(new URL(address, location.href).pathname)));
    return changed.some((path) => paths.has(path));
  };

  // A browser allows few open connections to one server, so only pages in view hold one.
  const listen = () => {
    source?.close();
    if (document.visibilityState === "hidden") return;
    source = new EventSource("/__reload");
    source.addEventListener("message", (event) => {
      /** @type {{ since: number, build: number, changed: Record<string, number>, problems: string[] }} */
      const { since, build, changed, problems } = JSON.parse(event.data);
      if (mine < since || mine > build || isShown(Object.keys(changed).filter((path) => changed[path] > mine))) location.reload();
      else show(problems);
    });
  };

  const styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = "/__reload.css";
  document.head.append(styles);
  document.addEventListener("visibilitychange", listen);
  listen();
}
