import { mendLostQuotes } from '../../../src/feeds/mend-lost-quotes.ts';
import { readFileSync } from 'node:fs';
import { cleanSentence } from '../../../src/stories/clean-sentence.ts';
import { addressesReader, pointsBack } from '../../../src/stories/openings.ts';
import { splitSentences } from '../../../src/stories/split-sentences.ts';
import { countWords } from '../../../src/stories/terms.ts';
import { bestRouge } from '../../rouge/rouge.ts';
import { leadWithin } from '../../summaries/lead-within.ts';
import { textOf } from '../../summaries/read-texts.ts';
const C='/work/shared/corpora/';
const rows=(f:string)=>readFileSync(C+f,'utf8').trim().split('\n').map(l=>JSON.parse(l));
const set:any={ins:rows('summaries/inshorts.jsonl').map(r=>[r.text,r.references]),cas:rows('summaries/cased.jsonl').map(r=>[r.text,r.references]),tok:rows('summaries/tokenised.jsonl').slice(5500).map(r=>[textOf(r).body,r.references]),rou:rows('summaries/roundups.jsonl').slice(762).map(r=>[r.articles[0].text,r.references])};
for(const k in set){const acc:any={};const add=(n:string,s:string[],r:string[][])=>{const x=bestRouge(s,r);acc[n]??=[0,0,0,0,0];acc[n][0]+=x.r1;acc[n][1]+=x.r2;acc[n][2]+=x.rl;acc[n][3]+=countWords(s.join(' '));acc[n][4]++};
for(const [t,r] of set[k]){add('lead60',leadWithin(splitSentences(t,'en').map(s=>s.text),60),r);const all=splitSentences(mendLostQuotes(t),'en');
const cl=all.map(s=>cleanSentence(s)).filter(x=>x!==null);
const fit=(list:string[],skip:boolean)=>{const o:string[]=[];let left=60;for(const s of list){const n=countWords(s);if(n>left){if(skip)continue;break}o.push(s);left-=n;if(o.length==3)break}return o};
add('clean60',fit(cl.map(c=>c!.text),false),r);add('clean60skip',fit(cl.map(c=>c!.text),true),r);
add('cleanres60skip',fit(cl.filter((c,i)=>!(pointsBack(c!.text)&&i===0)&&!addressesReader(c!.text)).map(c=>c!.text),true),r);
}
console.log(k);for(const n in acc)console.log('  ',n.padEnd(15),acc[n].slice(0,3).map((x:number)=>(100*x/acc[n][4]).toFixed(2)).join(' '),(acc[n][3]/acc[n][4]).toFixed(1))}
