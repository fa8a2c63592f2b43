import { mendLostQuotes } from '../../../src/feeds/mend-lost-quotes.ts';
import { readFileSync } from 'node:fs';
import { cleanSentence } from '../../../src/stories/clean-sentence.ts';
import { addressesReader, pointsBack } from '../../../src/stories/openings.ts';
import { splitSentences } from '../../../src/stories/split-sentences.ts';
import { countWords } from '../../../src/stories/terms.ts';
const C='/work/shared/corpora/';
const rows=(f:string)=>readFileSync(C+f,'utf8').trim().split('\n').map(l=>JSON.parse(l));
let n=0;
for(const r of rows('summaries/inshorts.jsonl')){const s=splitSentences(mendLostQuotes(r.text),'en');s.slice(0,2).forEach((x,i)=>{if(!cleanSentence(x)){n++;console.log(i,countWords(x.text),x.text.slice(0,260))}})}
console.log(n)
