// A mail server that keeps what it is given: who writes to whom, in the words that people read.
import { createServer } from "node:net";
import { createInterface } from "node:readline";

const patience = 30_000; // ms; only how long a failing story may hang

export async function open_post_office(test) {
  const mails = [];
  const waiting = new Set();
  const server = createServer((socket) =>
    converse(socket, (raw) => {
      mails.push(mail_of(raw));
      for (const look of waiting) look();
    }),
  );
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  test.after(() => server.close());

  // The mail that comes to an address and fits, the newest first; waits until it is there.
  const mail_to = (address, fits = () => true) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = mails.findLast((mail) => mail.to === address && fits(mail));
        if (!found) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve(found);
      };
      const there = () => mails.map(({ to, subject }) => `${to}: ${subject}`).join("\n");
      const timer = setTimeout(() => reject(new Error(`no such mail to ${address} among\n${there()}`)), patience);
      waiting.add(look);
      look();
    });
  return { url: `smtp://127.0.0.1:${server.address().port}`, mails, mail_to };
}

// RFC 5321, as much of it as one careful client needs.
async function converse(socket, deliver) {
  socket.on("error", () => socket.destroy());
  const say = (line) => socket.write(`${line}\r\n`);
  say("220 post office");
  let body;
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
    if (body && line === ".") {
      deliver(body.join("\r\n"));
      body = undefined;
      say("250 kept");
    } else if (body) body.push(line.replace(/^\./, ""));
    else if (/^DATA/i.test(line)) {
      body = [];
      say("354 go on");
    } else if (/^QUIT/i.test(line)) {
      say("221 bye");
      socket.end();
    } else say("250 ok");
  }
}

function mail_of(raw) {
  const [head, ...rest] = raw.split("\r\n\r\n");
  const header = (name) => new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, "im").exec(head)?.[1] ?? "";
  const text = plain_part(header("Content-Type"), head, rest.join("\r\n\r\n"));
  const subject = words_of(header("Subject"));
  return {
    to: header("To").replace(/[<>]/g, ""),
    subject,
    text,
    link: /https?:\/\/\S+/.exec(text)?.[0],
    code: /\d{4}[ -]?\d{4}$/.exec(subject)?.[0],
  };
}

// The first part is what is read; attachments come after it.
function plain_part(type, head, body) {
  const boundary = /boundary="?([^";\r\n]+)/.exec(type)?.[1];
  if (!boundary) return decoded(/^Content-Transfer-Encoding: (\S+)/im.exec(head)?.[1], body);
  const [, first] = body.split(`--${boundary}`);
  const [part_head, ...rest] = first.split("\r\n\r\n");
  return decoded(/Content-Transfer-Encoding: (\S+)/i.exec(part_head)?.[1], rest.join("\r\n\r\n"));
}

function decoded(encoding, text) {
  if (encoding?.toLowerCase() !== "quoted-printable") return text;
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

// RFC 2047: the words of a header that are not plain.
function words_of(header) {
  return header
    .replace(/\?=\r\n[ \t]+=\?/g, "?==?")
    .replace(/=\?utf-8\?B\?([^?]*)\?=/gi, (_, word) => Buffer.from(word, "base64").toString("utf8"))
    .replace(/=\?utf-8\?Q\?([^?]*)\?=/gi, (_, word) => decoded("quoted-printable", word.replaceAll("_", " ")));
}
