/** Forms that no ending rule brings together, as news writes them: irregular verbs and the people of a country. */
const GROUPS = `
die dies died dead death deaths dying deadly
kill killed killing kills killer killers
win wins won winner winning
lose loses lost losing loss losses
shoot shoots shot shooting shootings shooter gunman
strike strikes struck striking
stab stabs stabbed stabbing stabbings
fall falls fell fallen falling
rise rises rose risen rising
sell sells sold selling sale sales
buy buys bought buying
meet meets met meeting meetings
elect elected election elections electoral
resign resigns resigned resignation
vote votes voted voting voter voters
attack attacks attacked attacker
arrest arrests arrested
convict convicted conviction
acquit acquits acquitted acquittal
invade invades invaded invasion
flee flees fled fleeing
quake earthquake earthquakes quakes
fire fires blaze blazes wildfire wildfires
flood floods flooded flooding
doctor doctors
minister ministers ministerial
britain british britons
ukraine ukrainian ukrainians
russia russian russians
china chinese
france french
germany german germans
canada canadian canadians
america american americans
australia australian australians
india indian indians
israel israeli israelis
iran iranian iranians
japan japanese
europe european europeans
africa african africans
mexico mexican mexicans
brazil brazilian brazilians
korea korean koreans
poland polish
spain spanish
italy italian italians
turkey turkish
quebec québec quebecers québécois québécoise
meurt mort morte morts mourir décès décédé décédée
élection élections élu élue électoral électorale
`;

const BASE = new Map<string, string>();
for (const line of GROUPS.trim().split('\n')) {
  const [base = '', ...forms] = line.split(' ');
  for (const form of [base, ...forms]) BASE.set(form, base);
}

/** The common form of a lower-case word, or undefined when the ending rules do. */
export function baseForm(word: string): string | undefined {
  return BASE.get(word);
}
