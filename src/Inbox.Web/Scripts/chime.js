// Two soft notes, made here: no file to fetch. A browser lets it sound once somebody has used the page.
const notes = [660, 880];
const length = 0.16;
let context;

export const chime = () => {
  context ??= new AudioContext();
  notes.forEach((frequency, number) => {
    const at = context.currentTime + number * length * 0.8;
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.12, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + length);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + length);
  });
};
