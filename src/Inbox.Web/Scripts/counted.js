// Says a counted sentence in the form that the number needs in the page's language. The forms are the server's, by CLDR's names.
export const counted = (forms, count) => {
  const { lang } = document.documentElement;
  const words = forms[new Intl.PluralRules(lang).select(count)] ?? forms.other;
  return words.replace("{0}", count.toLocaleString(`${lang}-u-nu-latn`));
};
