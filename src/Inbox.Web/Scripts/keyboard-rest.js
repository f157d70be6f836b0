// Whoever has just sent something may be typing on: for a moment single keys are no commands, on the page that follows too.
const rest = 1_000;
const name = "keys-rest-since";

export const restKeys = () => sessionStorage.setItem(name, Date.now());

// Another conversation was asked for: what is typed from now on is meant for that one.
export const wakeKeys = () => sessionStorage.removeItem(name);

export const areKeysAtRest = () => Math.abs(Date.now() - Number(sessionStorage.getItem(name))) < rest;
