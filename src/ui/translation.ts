/**
 * Lets React live with the browser's own page translation. Chrome and Edge put a `<font>` in the place of a text node;
 * React, which knows nothing of it, then removes or writes to a node that is no longer on the page
 * (facebook/react#11538): it dies, or a number on the stage silently stays what it was. So a text node remembers what
 * stands in its place: whoever removes it removes that, and when React writes to it, it comes back with the true words,
 * which the translator is free to translate again.
 */
export function surviveTranslation(root: Node): void {
  /** What stands where a text node stood. */
  const standIns = new WeakMap<Node, Node>();
  const written = new MutationObserver((records) => {
    for (const { target } of records) putBack(target);
  });
  const moved = new MutationObserver(note);
  moved.observe(root, { childList: true, subtree: true });

  function note(records: readonly MutationRecord[]): void {
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      for (const node of removedNodes) {
        if (node.nodeName !== "#text") continue;
        const standIn = [...addedNodes, previousSibling, nextSibling].find(isTranslation);
        if (!standIn) continue;
        standIns.set(node, standIn);
        written.observe(node, { characterData: true });
      }
    }
  }

  /** The node on the page for one that React takes to be there. */
  function onPage(node: Node, parent: Node): Node {
    note(moved.takeRecords());
    const standIn = standIns.get(node);
    return node.parentNode !== parent && standIn?.parentNode === parent ? standIn : node;
  }

  function putBack(node: Node): void {
    const standIn = standIns.get(node);
    if (!standIn?.parentNode) return;
    standIns.delete(node);
    standIn.parentNode.replaceChild(node, standIn);
  }

  const { removeChild, insertBefore, appendChild } = Node.prototype;
  Node.prototype.removeChild = function <Child extends Node>(this: Node, child: Child): Child {
    const there = onPage(child, this);
    // What is gone already need not be taken away: the page goes on.
    if (there.parentNode === this) removeChild.call(this, there);
    else if (!root.contains(this)) removeChild.call(this, child);
    standIns.delete(child);
    return child;
  };
  Node.prototype.insertBefore = function <Child extends Node>(
    this: Node,
    child: Child,
    before: Node | null,
  ): Child {
    const there = before && onPage(before, this);
    leave(child);
    insertBefore.call(this, child, there?.parentNode === this || !root.contains(this) ? there : null);
    return child;
  };
  Node.prototype.appendChild = function <Child extends Node>(this: Node, child: Child): Child {
    leave(child);
    appendChild.call(this, child);
    return child;
  };

  /** A text that moves takes what stood in its place away. */
  function leave(child: Node): void {
    const standIn = standIns.get(child);
    if (!standIn) return;
    standIns.delete(child);
    standIn.parentNode?.removeChild(standIn);
  }
}

function isTranslation(node: Node | null): boolean {
  return node?.nodeName === "FONT";
}
