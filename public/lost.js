// Says so when a part of the page does not arrive, or this browser cannot run it: nothing else would, on a blank page.
(() => {
  const spanish = /^es/.test(navigator.language);
  const say = (sentence) => {
    if (document.getElementById("lost")) return;
    const bar = document.createElement("div");
    bar.id = "lost";
    bar.setAttribute("role", "alert");
    bar.style.cssText = "margin:1rem;padding:1rem;border:1px solid;font:1rem/1.5 system-ui,sans-serif";
    const button = document.createElement("button");
    button.textContent = spanish ? "Recargar" : "Reload";
    button.style.cssText = "font:inherit;margin-left:1rem";
    button.onclick = () => location.reload();
    bar.append(sentence, button);
    document.body.prepend(bar);
  };
  const blank = () => !document.getElementById("root")?.hasChildNodes();
  const isOfPage = (element) => element instanceof HTMLScriptElement || element instanceof HTMLLinkElement;
  addEventListener(
    "error",
    ({ target }) => {
      // Once something is drawn, the page itself says which part it lacks: a scene, or a language.
      if (isOfPage(target) && blank() && target.rel !== "icon" && target.rel !== "apple-touch-icon") {
        say(
          spanish
            ? "Una parte de esta página no ha llegado. Comprueba tu conexión y recarga."
            : "A part of this page did not arrive. Check your connection and reload.",
        );
      } else if (blank()) {
        say(
          spanish
            ? "Este navegador no puede mostrar esta página: necesita una versión más reciente."
            : "This browser cannot show this page: it needs a newer version of itself.",
        );
      }
    },
    true,
  );
})();
