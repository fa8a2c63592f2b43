/** A headline and what follows it, a sentence or two a paragraph; the first is what a feed's teaser would be. */
export interface Report {
  title: string;
  text: readonly string[];
}

/** Two events that a hurried reader would take for one, each as two newsrooms tell it. */
export interface LookAlikes {
  about: string;
  events: readonly [readonly Report[], readonly Report[]];
}

export const lookAlikes: readonly LookAlikes[] = [
  {
    about: 'two fires in one city',
    events: [
      [
        {
          title: 'Three dead after fire in Vexford apartment block',
          text: [
            'Three people died early on Tuesday when fire broke out on the fourth floor of an apartment block in Vexford, the fire service said.',
            'More than 40 firefighters fought the flames in Tanner Street for five hours, and 28 residents were led to safety over ladders.',
            'The victims were a couple in their seventies and their grandson, neighbours said. Investigators believe that a faulty heater started the blaze.',
          ],
        },
        {
          title: 'Couple and grandson killed in Tanner Street blaze',
          text: [
            'A couple and their grandson were killed on Tuesday in a blaze that swept through a block of flats in Tanner Street, Vexford.',
            'Firefighters were called shortly after 3 a.m. and brought 28 people down over ladders; the fire was out by morning.',
            'A heater with a fault may have been the cause, the chief fire officer, Runa Teale, told reporters at the scene.',
          ],
        },
      ],
      [
        {
          title: 'Fire destroys furniture warehouse on Vexford quayside',
          text: [
            'A fire destroyed a furniture warehouse on the quayside in Vexford on Wednesday evening, sending black smoke over the city, the fire service said.',
            'No one was hurt. More than 60 firefighters were at the scene and residents were told to keep their windows shut.',
            'The warehouse belonged to the retailer Hollin, whose managers said that stock worth 9 million crowns had burned. Police are looking into arson.',
          ],
        },
        {
          title: 'Arson suspected as Hollin warehouse burns down',
          text: [
            'Police suspect arson after a warehouse of the furniture chain Hollin burned down by the docks of Vexford on Wednesday.',
            'Firefighters pumped water from the harbour through the night, and the quayside road stays closed until Friday.',
            'Hollin put the damage at 9 million crowns and said that nobody had been in the building when the fire broke out.',
          ],
        },
      ],
    ],
  },
  {
    about: 'two shootings in one state in one week',
    events: [
      [
        {
          title: 'Gunman kills four at Ashby shopping mall',
          text: [
            'A gunman opened fire in a shopping mall in Ashby on Saturday, killing four people and wounding seven before he was shot by police, authorities said.',
            'Officers arrived within three minutes of the first emergency call and confronted the man near the food court.',
            'He was named as Dale Korrin, 24, a former guard at the mall. Police said the motive was not known.',
          ],
        },
        {
          title: 'Ex-guard named as gunman in mall shooting that left four dead',
          text: [
            'Police have named a former security guard, Dale Korrin, as the gunman who killed four people at a mall in Ashby.',
            'Korrin, 24, was shot dead by officers near the food court on Saturday. Seven people were wounded, two of them critically.',
            'Shoppers hid in storerooms for an hour while the building was searched, witnesses said.',
          ],
        },
      ],
      [
        {
          title: 'Three killed in shooting at church in Millrace',
          text: [
            'A gunman opened fire in a church in Millrace on Wednesday evening, killing three people and wounding five, authorities said.',
            'The shooting began during a prayer meeting. The man fled on foot and was arrested after a search of two hours.',
            'The sheriff said that the suspect, aged 51, had quarrelled with the pastor, who was among the dead.',
          ],
        },
        {
          title: 'Pastor among dead as gunman attacks prayer meeting',
          text: [
            'A pastor and two others were shot dead at a prayer meeting in Millrace on Wednesday, days after the mall shooting in Ashby.',
            'The suspect, a 51-year-old man who had quarrelled with the pastor, was arrested in a barn two hours later, the sheriff said.',
            'Five people were taken to hospital with wounds.',
          ],
        },
      ],
    ],
  },
  {
    about: 'two crashes on one motorway',
    events: [
      [
        {
          title: 'Coach crash on Norland motorway kills nine pilgrims',
          text: [
            'Nine pilgrims were killed and 31 people injured when a coach left the A7 motorway near Karst and overturned on Sunday, police said.',
            'The driver told officers that a tyre had burst. The coach was on its way back from the shrine at Elm.',
            'The injured were taken to hospitals in Karst and Pell, some by helicopter.',
          ],
        },
        {
          title: 'Burst tyre blamed as pilgrims’ coach overturns, nine dead',
          text: [
            'A burst tyre is blamed for the crash of a coach on the A7 near Karst in which nine pilgrims died on Sunday.',
            'They had visited the shrine at Elm. Thirty-one others were injured, six of them badly, hospitals in Karst and Pell said.',
            'The motorway was closed for seven hours.',
          ],
        },
      ],
      [
        {
          title: 'Two killed as lorry ploughs into queue on Norland motorway',
          text: [
            'Two people were killed and four injured when a lorry ploughed into a queue of cars on the A7 motorway near Karst on Monday, police said.',
            'The driver, 38, was arrested; officers believe that he was using his telephone.',
            'The dead were a nurse and her sister from Lund. The motorway was closed for five hours.',
          ],
        },
        {
          title: 'Lorry driver held after sisters die in motorway crash',
          text: [
            'The driver of a lorry is in custody after two sisters were killed in their car at the end of a queue on the A7.',
            'Police said the man, 38, had been on the telephone when he ploughed into the cars near Karst on Monday.',
            'Four people were injured, none of them seriously. One of the sisters was a nurse in Lund.',
          ],
        },
      ],
    ],
  },
  {
    about: 'two verdicts of one court',
    events: [
      [
        {
          title: 'Supreme Court upholds ban on flavoured vapes',
          text: [
            'The Supreme Court on Monday upheld a ban on flavoured vapes, ruling 6-3 that the health agency had acted within its powers.',
            'Justice Maren Holt wrote for the majority that the agency had weighed the risk to young people with care.',
            'Makers said the ruling would cost 12,000 jobs.',
          ],
        },
        {
          title: 'Vape makers lose at Supreme Court in 6-3 decision',
          text: [
            'Makers of flavoured vapes lost their fight against a federal ban on Monday when the Supreme Court ruled for the health agency.',
            'The decision was 6-3. Justice Maren Holt said that the agency was right to put young people first.',
            'An industry group warned that 12,000 jobs would go.',
          ],
        },
      ],
      [
        {
          title: 'Supreme Court strikes down state map in voting rights case',
          text: [
            'The Supreme Court on Monday struck down the map of a state’s voting districts, ruling 5-4 that it had been drawn by race.',
            'Justice Aldo Pree wrote for the majority that lawmakers had packed Black voters into two districts.',
            'The state has until March to draw another map.',
          ],
        },
        {
          title: 'Justices reject voting map drawn by race, 5-4',
          text: [
            'A divided Supreme Court threw out a map of voting districts on Monday because lawmakers had used race to draw it.',
            'Black voters were packed into two districts, Justice Aldo Pree wrote in the 5-4 decision.',
            'Lawmakers must agree on a new map by March, months before the election.',
          ],
        },
      ],
    ],
  },
  {
    about: 'two matches of one club',
    events: [
      [
        {
          title: 'Brandt hat-trick sends Vexford Rovers through in Europe',
          text: [
            'Ilyas Brandt scored three goals as Vexford Rovers beat Sporting Lagos 4-1 on Wednesday to reach the last eight of the European Cup.',
            'Rovers had lost the first leg 1-0 but led by half-time through two goals of Brandt.',
            '“He was unplayable tonight,” the manager, Otto Hale, said.',
          ],
        },
        {
          title: 'Rovers reach last eight after 4-1 win over Sporting Lagos',
          text: [
            'Vexford Rovers turned round their European Cup tie with a 4-1 win over Sporting Lagos on Wednesday.',
            'Brandt scored a hat-trick, two of the goals before half-time, to wipe out the 1-0 deficit of the first leg.',
            'Otto Hale, the manager, called his striker unplayable.',
          ],
        },
      ],
      [
        {
          title: 'Vexford Rovers drop points as Brandt misses penalty at Marsh Town',
          text: [
            'Ilyas Brandt missed a penalty as Vexford Rovers drew 0-0 at Marsh Town on Sunday and fell four points behind in the league.',
            'The striker hit the post in the 82nd minute, three days after his goals in Europe.',
            '“We were tired,” the manager, Otto Hale, said.',
          ],
        },
        {
          title: 'Marsh Town hold Rovers to goalless draw',
          text: [
            'Bottom club Marsh Town held Vexford Rovers to a goalless draw on Sunday to dent their hopes of the league title.',
            'Brandt put a late penalty against the post. Rovers are now four points behind the leaders.',
            'Otto Hale, the manager, said that his players had looked tired.',
          ],
        },
      ],
    ],
  },
  {
    about: 'the quarterly results of two companies',
    events: [
      [
        {
          title: 'Ferrous profit beats forecasts as steel prices rise',
          text: [
            'Ferrous reported a third-quarter profit of $1.2 billion on Thursday, beating analysts’ forecasts as steel prices rose.',
            'Revenue rose 8 per cent to $9.4 billion. The shares gained 5 per cent in early trading.',
            'The chief executive, Lena Dorn, raised the outlook for the year and announced a buyback of shares.',
          ],
        },
        {
          title: 'Steel maker Ferrous raises outlook, announces buyback',
          text: [
            'Steel maker Ferrous raised its outlook for the year on Thursday after profit rose to $1.2 billion in the third quarter.',
            'Revenue was $9.4 billion, 8 per cent more than a year ago. It will buy back shares, chief executive Lena Dorn said.',
            'The shares were up 5 per cent.',
          ],
        },
      ],
      [
        {
          title: 'Lumen profit misses forecasts as shoppers hold back',
          text: [
            'Lumen reported a third-quarter profit of $310 million on Thursday, missing analysts’ forecasts as shoppers held back.',
            'Revenue fell 3 per cent to $4.8 billion. The shares lost 11 per cent in early trading.',
            'The chief executive, Tove Ansel, lowered the outlook for the year and said that 60 stores would close.',
          ],
        },
        {
          title: 'Retailer Lumen to close 60 stores after sales fall',
          text: [
            'Retailer Lumen will close 60 stores after sales fell 3 per cent to $4.8 billion in the third quarter, it said on Thursday.',
            'Profit was $310 million, well below what analysts had expected, and the outlook for the year was lowered.',
            'The shares were down 11 per cent. Shoppers were holding back, chief executive Tove Ansel said.',
          ],
        },
      ],
    ],
  },
  {
    about: 'two storms of one season',
    events: [
      [
        {
          title: 'Hurricane Odile kills 14 in Marisca as rivers burst banks',
          text: [
            'Hurricane Odile killed at least 14 people in Marisca on Monday as rivers burst their banks and whole villages were cut off, officials said.',
            'The storm came ashore near Port Vell with winds of 190 km/h and left 200,000 homes without power.',
            'President Ines Calder declared an emergency and sent 3,000 soldiers to the coast.',
          ],
        },
        {
          title: 'Marisca declares emergency after Odile floods villages',
          text: [
            'Marisca declared an emergency on Monday after Hurricane Odile flooded villages along the coast and killed at least 14 people.',
            'About 200,000 homes near Port Vell have no power, and 3,000 soldiers were sent to help, President Ines Calder said.',
            'Winds reached 190 km/h when the storm came ashore.',
          ],
        },
      ],
      [
        {
          title: 'Hurricane Perrin strengthens to category 4 on way to Tolmin coast',
          text: [
            'Hurricane Perrin strengthened to category 4 on Tuesday and is expected to come ashore in Tolmin on Thursday, forecasters said.',
            'Officials ordered 400,000 people to leave the coast, a week after Hurricane Odile struck Marisca.',
            'Winds of 220 km/h and a storm surge of four metres are forecast for Cape Ansel.',
          ],
        },
        {
          title: 'Tolmin orders 400,000 to leave coast before Hurricane Perrin',
          text: [
            'Some 400,000 people were told to leave the coast of Tolmin on Tuesday as Hurricane Perrin grew to a category 4 storm.',
            'Forecasters expect it on Thursday near Cape Ansel with winds of 220 km/h and a surge of four metres.',
            'Shops ran out of water and batteries, residents said.',
          ],
        },
      ],
    ],
  },
  {
    about: 'two polls of one week',
    events: [
      [
        {
          title: 'Poll: Two in three voters want pension age left at 65',
          text: [
            'Two in three voters want the pension age left at 65, according to a poll by Civica published on Tuesday.',
            'Only 22% back the government’s plan to raise it to 67. The poll asked 1,804 adults between November 12 and 15.',
            'Among voters under 30, support for the plan was higher, at 31%.',
          ],
        },
        {
          title: 'Voters reject higher pension age, Civica poll finds',
          text: [
            'Most voters reject a higher pension age, a poll by Civica found on Tuesday.',
            'The government wants to raise it from 65 to 67, a plan that 22% of the 1,804 adults asked support.',
            'The young are less opposed: 31% of those under 30 are for it.',
          ],
        },
      ],
      [
        {
          title: 'Poll: Lindqvist’s approval falls to 38%, lowest of her term',
          text: [
            'The approval rating of President Lindqvist has fallen to 38%, the lowest of her term, according to a poll by Civica published on Thursday.',
            'Voters named prices as the main reason. The poll asked 1,512 adults between November 16 and 18.',
            'Her party trails the opposition by six points.',
          ],
        },
        {
          title: 'President’s rating at new low as prices bite, poll finds',
          text: [
            'President Lindqvist’s rating is at a new low of 38%, a poll by Civica found on Thursday.',
            'Prices were the main worry of the 1,512 adults asked. The opposition leads her party by six points.',
            'A year ago her rating was 51%.',
          ],
        },
      ],
    ],
  },
  {
    about: 'one party’s two quarrels',
    events: [
      [
        {
          title: 'Labour MP suspended over remarks about refugees',
          text: [
            'Labour has suspended the MP Colm Verity over remarks about refugees that he made at a private dinner.',
            'A recording was published by a newspaper on Sunday. Verity apologised and said that he had been tired.',
            'The party leader, Ruth Ansell, called the words shameful.',
          ],
        },
        {
          title: 'Ansell calls MP’s refugee remarks shameful as Labour suspends him',
          text: [
            'Labour’s leader, Ruth Ansell, called an MP’s remarks about refugees shameful on Sunday as the party suspended him.',
            'Colm Verity was recorded at a private dinner. He has apologised.',
            'It is for the whip to decide whether he may return.',
          ],
        },
      ],
      [
        {
          title: 'Labour MP quits front bench over rail plan',
          text: [
            'The Labour MP Hana Corrie has left the front bench over the party’s plan to buy back the railways.',
            'In a letter published on Monday she said that the plan would cost 40 billion and help nobody.',
            'The party leader, Ruth Ansell, thanked her for her work.',
          ],
        },
        {
          title: 'Corrie resigns as shadow minister, says rail plan helps nobody',
          text: [
            'Shadow minister Hana Corrie resigned on Monday in protest at Labour’s plan to buy back the railways.',
            'It would cost 40 billion and help nobody, she wrote to the leader, Ruth Ansell, who thanked her.',
            'She is the second to leave the front bench this year.',
          ],
        },
      ],
    ],
  },

  {
    about: 'an earthquake and its aftershock',
    events: [
      [
        {
          title: 'Earthquake in Sorvik province kills 40',
          text: [
            'An earthquake of magnitude 6.1 struck Sorvik province before dawn on Monday, killing at least 40 people, officials said.',
            'Hundreds of mud houses fell in the valley of Anj, and soldiers dug with their hands for survivors.',
            'The tremor was felt in the capital, 200 km away.',
          ],
        },
        {
          title: 'Soldiers dig for survivors after quake kills dozens in Sorvik',
          text: [
            'Soldiers dug for survivors in the valley of Anj on Monday after a quake of magnitude 6.1 killed at least 40 people in Sorvik province.',
            'Most of those who died were asleep in mud houses.',
            'Helicopters brought tents and water.',
          ],
        },
      ],
      [
        {
          title: 'Aftershock in Sorvik injures 12, cracks dam',
          text: [
            'A strong aftershock injured 12 people in Sorvik province on Thursday and cracked the Tel dam, officials said.',
            'Villages below the dam were cleared, and engineers let water out of the lake.',
            'The tremor of magnitude 5.4 came three days after the earthquake that killed at least 40 people.',
          ],
        },
        {
          title: 'Villages below cracked Sorvik dam cleared',
          text: [
            'Thousands left their villages on Thursday as engineers let water out of the cracked Tel dam in Sorvik.',
            'It was damaged by an aftershock of magnitude 5.4 that injured 12 people.',
            'Officials said that the wall would hold.',
          ],
        },
      ],
    ],
  },
  {
    about: 'two rallies of one president',
    events: [
      [
        {
          title: 'Lindqvist promises tax cut at Vexford rally',
          text: [
            'President Lindqvist promised to cut income tax by a tenth at a rally in Vexford on Saturday.',
            'Thousands waved flags in the football stadium as she spoke for an hour.',
            'Her opponent, Otto Hale, called the promise a fairy tale.',
          ],
        },
        {
          title: 'Hale calls president’s tax promise a fairy tale',
          text: [
            'Otto Hale called President Lindqvist’s promise to cut income tax by a tenth a fairy tale on Saturday.',
            'She had made it at a rally in the football stadium of Vexford before thousands.',
            'The cut would cost 6 billion crowns.',
          ],
        },
      ],
      [
        {
          title: 'Lindqvist heckled over hospital closures at Karst rally',
          text: [
            'President Lindqvist was heckled over the closure of hospitals at a rally in Karst on Sunday.',
            'Nurses shouted her down for several minutes before guards led them out of the hall.',
            'Her opponent, Otto Hale, said that she had lost touch.',
          ],
        },
        {
          title: 'Nurses led out of president’s rally in Karst',
          text: [
            'Guards led a group of nurses out of a hall in Karst on Sunday after they shouted down President Lindqvist.',
            'They protested against the closure of nine hospitals.',
            'Otto Hale, her opponent, said she no longer listened.',
          ],
        },
      ],
    ],
  },
  {
    about: 'the deaths of two actors',
    events: [
      [
        {
          title: 'Actor Benno Saar dies at 79',
          text: [
            'Benno Saar, the actor who played the blind captain in “Harbour Lights”, has died at 79, his family said on Monday.',
            'He won the Golden Lamp three times.',
            'He is survived by his wife and two sons.',
          ],
        },
        {
          title: 'Benno Saar, blind captain of “Harbour Lights”, dead at 79',
          text: [
            'The actor Benno Saar has died at the age of 79, his family said.',
            'He became famous as the blind captain of “Harbour Lights” and won three Golden Lamps.',
            'Colleagues called him the gentlest of men.',
          ],
        },
      ],
      [
        {
          title: 'Actress Vera Tal dies at 81',
          text: [
            'Vera Tal, the actress who played the countess in “Winter Palace”, has died at 81, her family said on Tuesday.',
            'She won the Golden Lamp twice.',
            'She is survived by her daughter.',
          ],
        },
        {
          title: 'Vera Tal, countess of “Winter Palace”, dead at 81',
          text: [
            'The actress Vera Tal has died at the age of 81, her family said.',
            'She became famous as the countess of “Winter Palace” and won two Golden Lamps.',
            'Colleagues called her the queen of the stage.',
          ],
        },
      ],
    ],
  },
];
