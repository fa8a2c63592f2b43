/** Words that turn a report round when one stands for the other, each side with its forms. */
const PAIRS = `pass passed passes adopt adopted adopts approve approved approves approval agree agreed agrees accept accepted accepts grant granted grants back backed|reject rejected rejects rejection refuse refused refuses decline declined
rise rises rose risen rising increase increased increases grow grew grown gain gained climb climbed surge surged up|fall falls fell fallen falling decrease decreased decreases shrink shrank drop dropped drops decline declined plunge plunged slump slumped down
win wins won winning victory beat beats|lose loses lost losing defeat defeated
guilty convicted convict conviction|innocent acquitted acquit acquittal cleared
allow allowed allows legalise legalize permit permitted lift lifted|ban banned bans forbid forbidden outlaw outlawed prohibit prohibited
open opens opened reopen reopened|close closes closed shut shuts
begin begins began begun start starts started launch launched resume resumed|end ends ended stop stops stopped halt halted suspend suspended
arrive arrived join joined enter entered|leave leaves left quit withdraw withdrew
support supports supported|oppose opposes opposed
hire hires hired recruit recruited|fire fired sack sacked dismiss dismissed
survive survives survived alive|die dies died killed dead
confirm confirms confirmed admit admits admitted|deny denies denied
free freed release released|jail jailed imprison imprisoned detain detained
strengthen strengthened|weaken weakened
more higher above|fewer lower below
first|last
buy buys bought acquire acquired|sell sells sold
include included|exclude excluded
legal|illegal
major|minor
safe|unsafe dangerous
possible|impossible
likely|unlikely
augmente augmenté augmentent hausse progresse progressé progression grimpe grimpé bondi bondit|baisse baissé baissent recule reculé recul diminue diminué chute chuté repli
gagne gagné remporte remporté victoire|perd perdu défaite
approuve approuvé adopte adopté accepte accepté|rejette rejeté refuse refusé
coupable condamné condamnée|acquitté acquittée relaxé relaxée innocent innocente
autorise autorisé|interdit interdite interdits
ouvre ouvert rouvre rouvert|ferme fermé fermeture
confirme confirmé|dément démenti nie nié
légal légale|illégal illégale`;

const sides = PAIRS.split('\n').map((line) => line.split('|').map((side) => new Set(side.split(' '))));

const WORD = /\p{L}+/gu;

function wordsOf(folded: string): Set<string> {
  return new Set((folded.match(WORD) ?? []).map((word) => word.toLowerCase()));
}

/**
 * A word of `folded` whose opposite the closest source sentence has in its place, while none of its own kind stands
 * in `near`, all that bears on the same; null where there is none.
 */
export function oppositeOf(folded: string, closest: string, near: string): string | null {
  const [own, theirs, around] = [wordsOf(folded), wordsOf(closest), wordsOf(near)];
  for (const [one, other] of sides) {
    if (!one || !other) continue;
    const said = exchanged(own, theirs, around, one, other) ?? exchanged(own, theirs, around, other, one);
    if (said !== undefined) return said;
  }
  return null;
}

function exchanged(
  own: Set<string>,
  theirs: Set<string>,
  around: Set<string>,
  mine: Set<string>,
  against: Set<string>,
): string | undefined {
  const has = (words: Set<string>, side: Set<string>) => [...words].some((word) => side.has(word));
  if (has(own, against) || !has(theirs, against) || has(around, mine)) return undefined;
  return [...own].find((word) => mine.has(word));
}
