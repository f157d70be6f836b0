// How much more can be sent at once, as the platform counts.
const encoder = new TextEncoder();

export const countLeft = ({ text: field, dataset }) => {
  const left = field?.form.querySelector(".composer__left");
  if (left) {
    const text = field.value.trim();
    const rest = Number(dataset.most) - (dataset.bytes ? encoder.encode(text).length : text.length);
    left.hidden = rest > Number(dataset.saidFrom);
    left.textContent = dataset.left.replace("{0}", rest.toLocaleString(`${document.documentElement.lang}-u-nu-latn`));
    left.classList.toggle("composer__left--over", rest < 0);
  }
};
