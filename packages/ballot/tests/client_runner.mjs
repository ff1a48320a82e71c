// Reads a job from standard input, runs the browser client on it and prints what it gives back.
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../src/ballot/client/ballot.js", import.meta.url), "utf8");
const client = await import("data:text/javascript;base64," + Buffer.from(source).toString("base64"));
const job = JSON.parse(readFileSync(0, "utf8"));

const actions = {
  challenges: () => Promise.all(job.texts.map(async (text) => String(await client.challenge(text)))),
  fingerprints: () => Promise.all(job.texts.map((text) => client.fingerprint(text))),
  credentials: () =>
    Promise.all(
      job.credentials.map(async ({ credential, uuid }) =>
        client.isCredential(credential) ? String(await client.secretOf(credential, uuid)) : null,
      ),
    ),
  ballot: async () => {
    const numbers = job.numbers?.map(BigInt);
    const random = numbers && (() => numbers.shift());
    try {
      const seen = [];
      const made = await client.makeBallot(job.election, job.credential, job.votes, {
        expected: job.expected ?? null,
        progress: (share) => seen.push(share),
        ...(random ? { random } : {}),
      });
      return { ...made, left: numbers?.length ?? null, seen };
    } catch (fault) {
      return { code: fault.code ?? String(fault) };
    }
  },
};

console.log(JSON.stringify(await actions[job.action]()));
