// What a screen reader says of a page: the live regions of the accessibility tree as they change, and what has the focus.
import assert from "node:assert/strict";

const patience = Number(process.env.PATIENCE ?? 60_000); // ms; only how long a failing story may hang, never a pause

// Somebody on a page that is ready, and their screen reader.
export async function reads_aloud(reader, path, ready) {
  await reader.open(path);
  await reader.page.waitForSelector(ready);
  return listens(reader);
}

export async function listens(reader) {
  const tree = await reader.context.newCDPSession(reader.page);
  await tree.send("Accessibility.enable");
  const listener = new Listener(reader, tree);
  await listener.comes();
  return listener;
}

class Listener {
  said = [];
  #regions = new Map();

  constructor(reader, tree) {
    Object.assign(this, { reader, tree });
  }

  // What stands in the page when one comes is read, not said by itself.
  async comes() {
    this.#regions = await this.#live();
    this.said = [];
  }

  // Waits until words like these are said by themselves, and gives what they were said with.
  async hears(words) {
    for (const until = Date.now() + patience; Date.now() < until;) {
      await this.#listen();
      const found = this.said.find(({ text }) => words.test(text));
      if (found) return found;
      await this.reader.page.waitForTimeout(100); // between two looks at the tree
    }
    assert.fail(`${words} was never said; said was ${JSON.stringify(this.said)}`);
  }

  // How often words like these were said until now.
  async times(words) {
    await this.#listen();
    return this.said.filter(({ text }) => words.test(text)).length;
  }

  // A polite region that comes together with its words is not heard everywhere, and counts as silent; an alert is heard.
  async #listen() {
    const before = this.#regions;
    this.#regions = await this.#live();
    for (const [id, { text, live }] of this.#regions) {
      const known = before.get(id);
      if (text && text !== known?.text && (known || live === "assertive")) this.said.push({ text, live });
    }
  }

  async #live() {
    const { nodes } = await this.tree.send("Accessibility.getFullAXTree");
    const by_id = new Map(nodes.map((node) => [node.nodeId, node]));
    const words = (node) =>
      node.role?.value === "StaticText"
        ? node.name.value
        : (node.childIds ?? []).map((id) => (by_id.has(id) ? words(by_id.get(id)) : "")).join(" ");
    const regions = nodes.filter((node) => value(node, "live") && !node.properties.some(({ name }) => name === "root"));
    return new Map(
      regions.map((node) => [
        node.backendDOMNodeId,
        { text: words(node).replace(/\s+/g, " ").trim(), live: value(node, "live") },
      ]),
    );
  }

  // What is said of the control that has the focus.
  async focus() {
    const { nodes } = await this.tree.send("Accessibility.getFullAXTree");
    const node = nodes.findLast((one) => value(one, "focused"));
    const plain = (text) => text?.value?.replace(/\s+/g, " ").trim();
    return {
      role: node.role.value,
      name: plain(node.name),
      description: plain(node.description),
      invalid: value(node, "invalid"),
      pressed: value(node, "pressed"),
      expanded: value(node, "expanded"),
    };
  }
}

const value = (node, property) => node.properties?.find(({ name }) => name === property)?.value.value;
