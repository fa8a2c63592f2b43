/** Common given names of the languages that English and French news write about; enough to tell a person from a place. */
const GIVEN_NAMES = new Set(
  `aaron abdul abdullah abigail abraham ada adam adel adèle adrian adrien agnes agnès ahmad ahmed aida aisha alain alan albert
  alberto alejandro aleksandr alessandro alex alexander alexandra alexandre alexandria alexei alexis alfred alfredo ali alice
  alicia alison allison alma alyssa amal amanda amber amelia amélie amina amir amit amy ana anders andré andrea andreas andrei
  andrés andrew andrzej andy angel ángel angela angelina angus anil anita anna anne annette annie anthony antoine anton antonio
  antony antti arjun armand arnaud arthur arturo ashley ashton astrid aubrey audrey august aurélie axel ayman aziz barack barbara
  barry bashar bastien beatrice béatrice ben benjamin benny benoît bernard bernie beth betsy betty beverly bill billy bo bob bobby
  boris brad bradley brandon brenda brendan brett brian bridget brigitte brittany bruce bruno bryan caitlin cameron camille camilla
  carl carla carlo carlos carmen carol carole caroline carrie catherine cathy cécile céline chad chantal charles charlie charlotte
  chelsea cheryl chloé chris christian christiane christina christine christophe christopher chuck cindy claire clara clarence
  claude claudia claudine clément clint cole colin colleen connor conor constance corey cory craig cristina crystal curtis cynthia
  dale damian damien dan dana daniel daniela danielle danny darren dave david dawn dean deborah debbie deepak delphine denis denise
  dennis derek diana diane didier diego dieter dimitri dmitry dominic dominique don donald donna doris dorothy doug douglas duncan
  dustin dwayne dylan earl ed eddie edgar édouard eduardo edward edwin eileen elaine eleanor elena eli elijah élise elizabeth ella
  ellen elliot elon eloise elsa elvira emil emile émile emilia émilie emily emma emmanuel emmanuelle enrico enrique eric éric erica
  erik erin ernest ernesto esther ethan étienne eugene eva evan eve evelyn fabien fabrice faisal farah fatima fatou felix fernando
  fiona florence florian fran frances francesca francesco francis francisco franck françois françoise frank franz fred frédéric
  frederick fritz gabriel gabriela gabrielle gareth gary gaston gavin geneviève geoff geoffrey george georges gerald gérald gérard
  gerhard ghislaine gilbert gilles gina giorgia giovanni giulia giuseppe gladys glen glenn gloria gordon grace graham greg gregory
  greta grégoire guillaume guillermo gustav guy hal hamid hank hannah hans harald harold harriet harris harry harvey hasan hassan
  heather hector heidi heinrich helen hélène helena helmut henri henrik henry herbert hervé hillary hiroshi hosni howard hubert
  hugh hugo hussein ian ibrahim ida igor ilhan imran ines ingrid irene irène isaac isabel isabelle ismail ivan ivana jack jackie
  jacob jacqueline jacques jaime jake james jamie jan jane janet janice jared jasmine jason javier jay jean jeanne jeb jeff jeffrey
  jen jennifer jenny jens jeremy jérémie jérôme jerome jerry jess jesse jessica jesús jill jim jimmy joan joann joanna joanne joão
  joaquin jodie joe joël joel johan johann johannes john johnny jon jonas jonathan jorge josé josef joseph josh joshua joy joyce
  juan juanita judith judy julia julian julie julien juliette jürgen justin justine kaitlyn kamala karen karim karin karl kate
  katharine katherine kathleen kathryn kathy katie kay keith kellie kelly ken kenneth kenny kerry kevin khaled khalid kim kirsten
  klaus kristen kristin kurt kyle lamar lana lance larry lars laura laure laurence laurent lauren laurie lawrence leah lee leila
  lena leo léo leon léon leonard leonardo leslie leticia lewis liam lila liliane linda lindsay lindsey lionel lisa liz lloyd logan
  lois lorenzo loretta lori lorraine lou louis louise luc luca lucas lucia lucie lucy ludovic luigi luis luke lydia lynn mack
  madeleine maggie mahmoud malala malcolm malia manfred manon manuel marc marcel marcela marco marcus margaret margot maria maría
  mariam marianne marie marina marine mario marion marissa mark marlène marshall martha martin martina martine marvin mary mateo
  mathieu mathilde matt matteo matthew matthias maud maureen maurice max maxime maya meg megan meghan mehdi mehmet mélanie melania
  melanie melinda melissa mercedes meredith mia michael michaël michel michèle michelle miguel mikael mike mikhail milan mildred
  miriam mitch mitt mohamed mohammad mohammed moira molly mona monica monique morgan moses muhammad murray mustafa myriam nabil
  nadia nadine nancy naomi narendra natalia natalie natasha nathalie nathan neil nelson nicholas nick nicola nicolas nicole nigel
  nikki nikos nina noah noel noémie nora norman nour octavio oleg olga olivia olivier omar oscar osama oskar otto owen pablo pam
  pamela paola pascal pascale patricia patrick patti paul paula pauline pavel pedro peggy penelope penny per peter petra phil
  philip philippe philippa phillip phyllis pierre pierrick piotr priya quentin rachel rafael rahul raj rajesh ralph ramón rand
  randy raoul raphaël raúl ray raymond rebecca régis reid rémi rémy renaud rené renée ricardo richard rick ricky rita rob robert
  roberta roberto robin robyn rod rodney rodrigo roger roland rolf roman ron ronald ronnie rosa rosalie rose rosemary ross roy
  ruby rudolf rudy rupert russell ruth ryan sabine sadiq said sally salma salman salvador sam samantha samir samuel sandra sandrine
  sandy sanjay sara sarah sasha scott sean sébastien sergei sergey sergio seth shannon sharon shaun shawn sheila shelley sherrod
  shinzo shirley sidney sigmar silvia silvio simon simone sofia solange sonia sonya sophie spencer stacey stan stanley stefan
  stefano stella stéphane stephanie stéphanie stephen steve steven stuart sue sunita susan suzanne sven svetlana sylvain sylvie
  tamara tamika tania tanya tara tariq tatiana taylor ted teresa terry tessa thea theo theresa thérèse thierry thomas tiffany tim
  timothy tina todd tom tommy toni tony tracy travis trevor tricia tristan troy tyler ulrich ursula valentin valentina valérie
  vanessa vera véronique vic vicky victor victoria vincent viola violet virginie vitali vivian vladimir volodymyr wade walter wanda
  warren wayne wendy wesley wilfried wilhelm will willem william willie wolfgang xavier yann yannick yasmin yasser yves yvette
  yvonne zac zach zachary zoe zoé`.split(/\s+/),
);

export function isGivenName(word: string): boolean {
  return GIVEN_NAMES.has(word.toLowerCase()) || isDouble(word.toLowerCase());
}

/** "Jean-Luc", "Anne-Marie". */
function isDouble(word: string): boolean {
  const parts = word.split('-');
  return parts.length === 2 && parts.every((part) => GIVEN_NAMES.has(part));
}
