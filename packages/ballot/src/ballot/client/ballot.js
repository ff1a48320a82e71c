// Encrypts a vote in the voter's own browser. Belenios format, version 1, group BELENIOS-2048, homomorphic questions.
//
// No build, no library, no other host: BigInt for the numbers, WebCrypto for SHA-256 and PBKDF2 (needs https or
// localhost). The vote and the credential never leave this module except encrypted. BigInt is not constant-time: the
// device must be the voter's own.

const P = BigInt(
    "2069478569142254640101364365750500806492298929575110409710088478705737421924271740192223725449768433" +
    "8129066633138078958404960054389636289796393038773905722803605973749427671376777618898589872735865049" +
    "0811670993105358677809800307904916540637771737641986785272734744763418356000356983051931442845617019" +
    "1100078673730733356412397173289791324047457883446826065232797464795113767265869358218004631792207366" +
    "8860052627186363386088796882120769432366149491002923444346373222145884100586421050242120365433561201" +
    "3204811188524087310770141516662001623131771693721892480785077118278423174980732765988288251691831031" +
    "25680162072880719",
);
const Q = BigInt(
    "78571733251071885079927659812671450121821421258408794611510081919805623223441",
);
const G = BigInt(
    "2402352677501852209227687703532399932712287657378364916510075318787663274146353219320285676155269678" +
    "7996946682987493890950838965734256019006010684771644917354741372831046104586813145117816467554005274" +
    "0288984613986453266121505579709716201616827031288643245666383486363578210615491841998253431518974065" +
    "8186868651151358576410138882215396016043228843603930989333662772848406593138406010231675095763777982" +
    "6651036068224066350766977640253462537730851331734951942489677540525736590494924776314759915751987751" +
    "7771148149092045660020547812705472823814097251863985833411570056835369555342378147558249189605029668" +
    "0037745308460627",
);
const GROUP = "BELENIOS-2048";
const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const ITERATIONS = 1000;
const WINDOW = 5;

// Refusals carry a code for programs beside the sentence for people.
export class Fault extends Error {
  constructor(code, detail) {
    super(detail);
    this.code = code;
  }
}

function require(condition, code, detail) {
  if (!condition) throw new Fault(code, detail);
}

// --- numbers -------------------------------------------------------------------------------------------------------

const reduced = (value) => ((value % Q) + Q) % Q;

function power(base, exponent) {
  let result = 1n;
  for (let square = base; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

// A member that is raised to many powers: a table of its powers, built once.
class Base {
  constructor(value) {
    this.rows = [];
    for (let bit = 0; bit < 256; bit += WINDOW) {
      const row = [1n];
      while (row.length < 1 << WINDOW) row.push((row[row.length - 1] * value) % P);
      this.rows.push(row);
      value = (row[row.length - 1] * value) % P;
    }
  }

  power(exponent) {
    let rest = reduced(exponent);
    let result = 1n;
    for (const row of this.rows) {
      const digit = Number(rest & BigInt((1 << WINDOW) - 1));
      if (digit) result = (result * row[digit]) % P;
      rest >>= BigInt(WINDOW);
    }
    return result;
  }
}

let table = null;
const generator = () => (table ??= new Base(G));

// Draws an exponent evenly from 0 to q - 1.
export function randomScalar() {
  for (;;) {
    const number = fromBytes(crypto.getRandomValues(new Uint8Array(32)));
    if (number < Q) return number;
  }
}

// --- hashes --------------------------------------------------------------------------------------------------------

const utf8 = (text) => new TextEncoder().encode(text);
const sha256 = async (text) => new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(text)));

function fromBytes(bytes) {
  return BigInt("0x" + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
}

// Hashes a text to an exponent: the challenge of every proof.
export async function challenge(text) {
  return fromBytes(await sha256(text)) % Q;
}

// Hashes a text to 43 characters of Base64: fingerprint of an election, tracker of a ballot.
export async function fingerprint(text) {
  return btoa(String.fromCharCode(...(await sha256(text)))).replace(/=+$/, "");
}

// --- credentials ---------------------------------------------------------------------------------------------------

// Tells whether a code is written as five groups of three with a right check character.
export function isCredential(written) {
  if (!/^...-...-...-...-...$/.test(written)) return false;
  const digits = Array.from(written.replaceAll("-", ""), (digit) => BASE58.indexOf(digit));
  if (digits.includes(-1)) return false;
  const value = digits.slice(0, 14).reduce((sum, digit) => sum * 58n + BigInt(digit), 0n);
  return digits[14] === 53 - Number(value % 53n);
}

// Derives the secret exponent of a credential for one election.
export async function secretOf(credential, uuid) {
  require(isCredential(credential), "bad_credential", "the code is mistyped");
  const key = await crypto.subtle.importKey("raw", utf8(credential), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: utf8(uuid), iterations: ITERATIONS };
  return fromBytes(new Uint8Array(await crypto.subtle.deriveBits(how, key, 256))) % Q;
}

// --- proofs --------------------------------------------------------------------------------------------------------

const written = (proof) => ({ challenge: String(proof.challenge), response: String(proof.response) });

// Proves that one of several branches (a ciphertext, opened, and a number) is true without showing which.
async function prove(prefix, key, branches, truth, random) {
  const proofs = [];
  const commitments = [];
  branches.forEach(({ opened, number }, j) => {
    if (j === truth) return;
    proofs[j] = { challenge: random(), response: random() };
    const exponent = proofs[j].response + opened.randomness * proofs[j].challenge;
    const surplus = BigInt(opened.number - number) * proofs[j].challenge;
    commitments[j] = [generator().power(exponent), (key.power(exponent) * generator().power(surplus)) % P];
  });
  const w = random();
  commitments[truth] = [generator().power(w), key.power(w)];
  const everything = await challenge(prefix + commitments.flat().join(","));
  const rest = reduced(proofs.reduce((left, proof) => left - proof.challenge, everything));
  proofs[truth] = { challenge: rest, response: reduced(w - branches[truth].opened.randomness * rest) };
  return proofs.map(written);
}

function encrypt(key, number, randomness) {
  const beta = (key.power(randomness) * generator().power(BigInt(number))) % P;
  return { alpha: generator().power(randomness), beta, randomness, number };
}

function sum(opened) {
  return opened.reduce(
    (a, b) => ({
      alpha: (a.alpha * b.alpha) % P,
      beta: (a.beta * b.beta) % P,
      randomness: a.randomness + b.randomness,
      number: a.number + b.number,
    }),
    { alpha: 1n, beta: 1n, randomness: 0n, number: 0 },
  );
}

const pair = ({ alpha, beta }) => `${alpha},${beta}`;
const span = (question) =>
  Array.from({ length: question.max - question.min + 1 }, (_, index) => question.min + index);

// --- ballots -------------------------------------------------------------------------------------------------------

// Tells whether a vote (0 or 1 for each answer, blank first where it is allowed) answers the question.
export function allows(question, vote) {
  const length = question.answers.length + (question.blank ? 1 : 0);
  if (vote.length !== length || vote.some((choice) => choice !== 0 && choice !== 1)) return false;
  const chosen = vote.reduce((a, b) => a + b, 0);
  if (question.blank && vote[0]) return chosen === 1;
  return question.min <= chosen && chosen <= question.max;
}

async function answer(context, key, question, vote, random, step) {
  require(allows(question, vote), "bad_vote", "the question does not allow this vote");
  const opened = vote.map((choice) => encrypt(key, choice, random()));
  const individual_proofs = [];
  for (const one of opened) {
    const branches = [0, 1].map((number) => ({ opened: one, number }));
    individual_proofs.push(await prove(`prove|${context}|${pair(one)}|`, key, branches, one.number, random));
    await step();
  }
  const choices = opened.map((one) => ({ alpha: String(one.alpha), beta: String(one.beta) }));
  const whole = `${context}|${opened.map(pair).join(",")}`;
  if (!question.blank) {
    const total = sum(opened);
    const branches = span(question).map((number) => ({ opened: total, number }));
    const prefix = `prove|${whole}|${pair(total)}|`;
    const overall_proof = await prove(prefix, key, branches, total.number - question.min, random);
    return { choices, individual_proofs, overall_proof };
  }
  const [blank, others] = [opened[0], sum(opened.slice(1))];
  const excludes = [blank, others].map((one) => ({ opened: one, number: 0 }));
  const blank_proof = await prove(`bproof0|${whole}|`, key, excludes, blank.number, random);
  const between = [{ opened: blank, number: 1 }, ...span(question).map((number) => ({ opened: others, number }))];
  const truth = blank.number ? 0 : others.number - question.min + 1;
  const overall_proof = await prove(`bproof1|${whole}|`, key, between, truth, random);
  return { choices, individual_proofs, overall_proof, blank_proof };
}

// Reads the text of an election and refuses what this module cannot encrypt for. `expected` is the fingerprint the
// voter has from elsewhere, if any.
export async function readElection(text, expected = null) {
  const phi = await fingerprint(text);
  require(expected === null || phi === expected, "wrong_election", "the election has another fingerprint");
  const election = JSON.parse(text);
  require(election.version === 1 && election.group === GROUP, "wrong_group", "this version or group is not known");
  require(/^[1-9][0-9]{0,616}$/.test(election.public_key), "malformed_number", "the election key is not a number");
  const key = BigInt(election.public_key);
  require(key < P && power(key, Q) === 1n, "not_in_group", "the election key is not in the group");
  return { election, phi, key: new Base(key) };
}

// Makes a signed ballot. `votes`: for each question 0 or 1 for each answer, blank first where it is allowed.
// Returns the text to be sent and the tracker to be kept. `progress` (0 to 1) is told between the steps, so that the
// page stays alive. `random` is replaced in tests only.
export async function makeBallot(text, credential, votes, options = {}) {
  const { expected = null, progress = null, random = randomScalar } = options;
  const { election, phi, key } = await readElection(text, expected);
  require(votes.length === election.questions.length, "bad_vote", "one vote for each question is needed");
  const secret = await secretOf(credential, election.uuid);
  const cred = String(generator().power(secret));
  const step = reporter(progress, votes.flat().length);
  const answers = [];
  for (const [index, question] of election.questions.entries()) {
    answers.push(await answer(`${phi}|${cred}`, key, question, votes[index], random, step));
  }
  const ballot = { election_uuid: election.uuid, election_hash: phi, credential: cred, answers };
  const hash = await fingerprint(JSON.stringify(ballot));
  const w = random();
  const signed = await challenge(`sig|${hash}|${generator().power(w)}`);
  const proof = written({ challenge: signed, response: reduced(w - secret * signed) });
  const sent = JSON.stringify({ ...ballot, signature: { hash, proof } });
  return { ballot: sent, tracker: await fingerprint(sent) };
}

function reporter(progress, total) {
  let done = 0;
  return async () => {
    done += 1;
    if (!progress) return;
    progress(done / total);
    await new Promise((resolve) => setTimeout(resolve));
  };
}
