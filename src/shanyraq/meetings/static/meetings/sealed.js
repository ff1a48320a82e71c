// The voter's page of a sealed vote: the client of packages/ballot encrypts here, and only what is encrypted is sent.
import { makeBallot, isCredential } from "../ballot/ballot.js";

const form = document.querySelector("form[data-sealed]");
const code = document.getElementById("code");
const told = document.getElementById("told");
const button = form.querySelector("button");
const election = document.getElementById("election").value;

// Without this script the choices are disabled, so that none can ever be sent in clear; nor is one when the ballot goes.
const questions = [...form.querySelectorAll("fieldset[data-question]")];
const tell = (words) => { told.textContent = words; };
const off = (isOff) => { questions.forEach((one) => { one.disabled = isOff; }); };
const places = (question) => [...question.querySelectorAll('input[type="radio"]')];

off(false);
form.querySelectorAll("[data-waits]").forEach((one) => { one.hidden = false; });

// Of a ballot with candidates the last answer, abstained, is that of one left unmarked; a ballot without a mark is asked about.
function choicesOf(question) {
  const answers = places(question);
  const marked = answers.findIndex((one) => one.checked);
  const chosen = marked < 0 ? answers.length - 1 : marked;
  return answers.map((_one, place) => (place === chosen ? 1 : 0));
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const isMarked = questions.some((question) => places(question).some((one) => one.checked));
  if (!isMarked) { tell(form.dataset.choose); places(questions[0])[0].focus(); return; }
  if (!isCredential(code.value.trim())) { tell(form.dataset.mistyped); code.focus(); return; }
  button.disabled = true;
  try {
    const progress = (done) => tell(`${form.dataset.sealing} ${Math.round(done * 100)} %`);
    const choices = questions.map(choicesOf);
    const made = await makeBallot(election, code.value.trim(), choices, { expected: form.dataset.fingerprint, progress });
    form.elements.ballot.value = made.ballot;
    code.value = "";
    off(true);
    form.submit();
  } catch (fault) {
    button.disabled = false;
    tell(`${form.dataset.failed} ${fault.code ?? ""}`);
  }
});
