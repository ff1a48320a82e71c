// The voter's page of a sealed vote: the client of packages/ballot encrypts here, and only what is encrypted is sent.
import { makeBallot, isCredential } from "../ballot/ballot.js";

const form = document.querySelector("form[data-sealed]");
const code = document.getElementById("code");
const told = document.getElementById("told");
const button = form.querySelector("button");
const election = document.getElementById("election").value;

// Without this script the choice is disabled, so that it can never be sent in clear; nor is it when the ballot goes.
const choice = form.querySelector("fieldset");
const tell = (words) => { told.textContent = words; };

choice.disabled = false;
form.querySelectorAll("[data-waits]").forEach((one) => { one.hidden = false; });

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const places = [...form.querySelectorAll('input[type="radio"]')];
  const chosen = places.findIndex((one) => one.checked);
  if (chosen < 0) { tell(form.dataset.choose); places[0].focus(); return; }
  if (!isCredential(code.value.trim())) { tell(form.dataset.mistyped); code.focus(); return; }
  button.disabled = true;
  try {
    const progress = (done) => tell(`${form.dataset.sealing} ${Math.round(done * 100)} %`);
    const choices = places.map((_one, place) => (place === chosen ? 1 : 0));
    const made = await makeBallot(election, code.value.trim(), [choices], { expected: form.dataset.fingerprint, progress });
    form.elements.ballot.value = made.ballot;
    code.value = "";
    choice.disabled = true;
    form.submit();
  } catch (fault) {
    button.disabled = false;
    tell(`${form.dataset.failed} ${fault.code ?? ""}`);
  }
});
