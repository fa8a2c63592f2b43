/** Names of one place or body that no rule of spelling connects. Each line is one thing, in lower case without dots. */
const SAME = `us|usa|united states|america|american|americans|u.s
uk|united kingdom|britain|british|briton|britons|great britain
eu|european union
un|united nations
uae|emirates|united arab emirates|emirati
france|french|frenchman|frenchwoman
germany|german|germans
spain|spanish|spaniard|spaniards
netherlands|dutch|holland
denmark|danish|dane|danes
sweden|swedish|swede|swedes
finland|finnish|finn|finns
poland|polish|pole|poles
turkey|turkish|turk|turks|türkiye|turkiye
greece|greek|greeks
switzerland|swiss
wales|welsh
scotland|scottish|scots|scot
ireland|irish
england|english|englishman
iceland|icelandic|icelander
portugal|portuguese
thailand|thai|thais
philippines|philippine|filipino|filipina|filipinos
afghanistan|afghan|afghans
kazakhstan|kazakh
uzbekistan|uzbek
pakistan|pakistani|pakistanis
argentina|argentine|argentinian
peru|peruvian
cyprus|cypriot|cypriots
new zealand|kiwi|kiwis
gop|republican|republicans|republican party
democrat|democrats|democratic|democratic party
kremlin|moscow|russia|russian|russians
beijing|china|chinese
québec|quebec|quebecer|québécois`;

const groups = new Map<string, number>();
SAME.split('\n').forEach((line, group) => {
  for (const name of line.split('|')) if (!groups.has(name)) groups.set(name, group);
});

/** Equal for "France" and "French", "US" and "American"; null where only the spelling counts. */
export function sameThing(lower: string): number | null {
  return groups.get(lower) ?? null;
}

/** What is left of a place's name and of its people's alike: "canad" of Canada and Canadian, "chin" of Chinese. */
export function placeStem(lower: string): string {
  const stem = lower.replace(/(?:ians?|eans?|ans?|ns?|ese|ish|is?|ic|as?|y|es?|s)$/u, '');
  return stem.length >= 4 ? stem : lower;
}
