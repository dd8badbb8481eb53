// People beside the demo's own: some write, some read, and some watch for a while and go without a word.
import { connect } from "node:net";

const between = (from, to) => from + Math.random() * (to - from);
const pick = (things) => things[Math.floor(Math.random() * things.length)];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Crowd {
  constructor(port) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.going = true;
    this.lines = new Set();
    this.faults = []; // answers that no visitor should get
    this.deeds = 0;
  }

  // Everybody comes; `leave` sends them home.
  async come({ writers, readers, watchers }) {
    const list = await (await fetch(`${this.url}/api/consultations/1/proposals?limit=20&state=published`)).json();
    this.proposals = list.items.map((proposal) => proposal.proposal_id);
    const people = [];
    for (let n = 1; n <= writers; ++n) people.push(this.write(n));
    for (let n = 0; n < readers; ++n) people.push(this.read());
    for (let n = 0; n < watchers; ++n) people.push(this.watch());
    this.gone = Promise.all(people);
  }

  async leave() {
    this.going = false;
    for (const line of this.lines) line.destroy();
    await this.gone;
  }

  async ask(path, options = {}) {
    const answer = await fetch(this.url + path, options);
    await answer.arrayBuffer();
    if (answer.status >= 500) this.faults.push(`${options.method ?? "GET"} ${path}: ${answer.status}`);
    this.deeds += 1;
    return answer;
  }

  // Supports, thinks again, comments now and then.
  async write(n) {
    const headers = { "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin" };
    const send = (method, path, body) => this.ask(path, { method, headers, body: JSON.stringify(body) });
    const signedIn = await send("POST", "/api/demo/sign-in", { as: "citizen", n });
    headers.Cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
    for (let deeds = 0; this.going; ++deeds) {
      const vote = `/api/proposals/${pick(this.proposals)}/vote`;
      if (deeds % 10 === 9)
        await send("POST", vote.replace("vote", "comments"), { body: "So it is.", show_name: false });
      else if (deeds % 2) await send("DELETE", vote, {});
      else await send("PUT", vote, { choice: "support" });
      await pause(between(200, 600));
    }
  }

  async read() {
    const paths = ["/", "/api/consultations/1/proposals?limit=20", "/api/plans/1/versions/1", "/api/events?limit=100"];
    for (; this.going; await pause(between(100, 500))) {
      await this.ask(
        pick([...paths, `/api/proposals/${pick(this.proposals)}`, "/api/consultations/1/proposals?q=lavoro"]),
      );
    }
  }

  // Follows a topic on a line of its own for some seconds, then breaks off as a phone does in a tunnel.
  async watch() {
    for (; this.going; await pause(between(0, 500))) {
      const line = connect(this.port, "127.0.0.1");
      this.lines.add(line);
      const broken = new Promise((resolve) => line.once("close", resolve));
      line.on("error", () => line.destroy());
      line.once("data", () => line.write(frame(pick(["consultation/1", `proposal/${pick(this.proposals)}`]))));
      line.on("data", () => {});
      line.write(
        `GET /api/live HTTP/1.1\r\nHost: 127.0.0.1:${this.port}\r\nOrigin: ${this.url}\r\nConnection: Upgrade\r\n` +
          "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
      );
      await Promise.race([broken, pause(between(2000, 20_000))]);
      line.destroy();
      this.lines.delete(line);
    }
  }
}

// One short text frame, masked with zeroes.
function frame(topic) {
  const text = Buffer.from(JSON.stringify({ follow: topic }));
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]);
}
