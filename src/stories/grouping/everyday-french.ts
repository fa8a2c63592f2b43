/** Words that French reports of anything share, as written. */
export const EVERYDAY_FRENCH = {
  most: `affaire affaires aide an arrêté arrêtée arrêtés attaque blessé blessée blessés chef conseil conseils contre cours
    décidé décision demande droit droits effet élection élections élu élus enfant enfants enquête équipe état états euros
    famille femme femmes fin force forces français française gouvernement grand grande groupe guerre habitants haut homme
    hommes jeune jeunes justice lieu loi maire milliards million millions ministre ministres mis mise monde mort morte
    morts nombre nouveau nouvelle nouvelles parti partie partis pays personnes peine petit petite plan point police
    politique politiques pouvoir premier président présidente prévu prévue prison projet projets public publique question
    rapport région responsable responsables reste route rue sécurité service services situation suite temps tête travail
    tribunal trouvé tué tuée tués victime victimes vie ville villes voiture voitures`,
  many: `accident accord accusation accusations accusé accusés acte action adopté agence agent agents allemand américain
    annonce annoncer appel appelé approuvé argent arme armes armée arrestation arrêt arrivé arrivée arrondissement
    assemblée association attaques attendu attente auteur autorité autorités avenir avion avocat avocats baisse banque
    bâtiment bénéfice besoin bloquent bloquer bloqué bord budget bureau campagne candidat candidats cause centaine
    centaines centre chambre chance chantier chemin chiffre chiffres chute circulation citoyens civil civils client
    clients colère collège combat combats comité commerce commission commune communes communiqué compagnie compte
    condamnation condamné condamnée condamnés conditions conducteur conducteurs conférence confiance conflit connu
    conseiller conseillers conséquences contrat contrôle corps coupable couple coup coups cour coût crise critique
    croissance danger débat début décédé décès défaite défense dégâts départ département dépenses député députés
    détention détenu développement difficile directeur direction dirigeant dirigeants discours discussions disparu
    disparus dizaine dizaines domicile dommages dossier eau échec école écoles économie économique efforts élève élèves
    élue employé employés emploi emplois enquêteurs ensemble entreprise entreprises équipes espoir étage établissement
    étranger étrangères étude étudiants européen européenne européens évacué évacués événement éviter examen face faible
    familles fermé fermer fermeture feu fille filles fils final finale fonction fonctionnaires formation forme fort
    forte frontière garde gagné gauche gendarmerie gendarmes général gens grève hausse heurts histoire hôpital hôpitaux
    horaires important importante incendie incident individu informations initiative intérieur interpellation interpellé
    interpellés interdiction interdit intervention intervenu investissement joueur joueurs journaliste journalistes juge
    jugé juges jury juste lancé libéré libérés ligne lignes locale local locaux logement logements lois long lutte
    magasin main mairie maison maisons majorité malade maladie manifestants manifestation manifestations marché marche
    marque match matière menace mener mère mesure mesures milieu militaire militaires milliard ministère mobilisation
    mondial mouvement moyen moyenne municipal municipale municipaux mur négociation négociations niveau nom nommé nuits
    objectif obtenir occasion offre opération opérations opposition ordre organisation ouvert ouverte ouverture ouvrir
    paix parents parlement parole parquet partir passé passage passager passagers patient patients patron payer perdu
    père permettre permis perte pertes peuple pied pied place plainte policier policiers pompiers population porte
    porte-parole position possible poste pratique préavis préfecture préfet présence présenté présentée pression presse
    preuve prévenu prise prix problème procédure prochain prochaine procès processus procureur production produit produits
    professeur professeurs programme promesse proposé proposition propriétaire propriétaires propos protection protester
    province provinces provoqué quart quartier quartiers raison rassemblement réclame réclamer recherche recours recul
    réduction réduire réforme réformes refus refusé régional régionale règlement règles rejeté relation relations
    rencontre rendu rénovation répondre réponse report représentant représentants république réseau retard retour retraite
    retrait réunion révélé risque risques routes rues saison salaire salaires salariés salle santé scolaire scrutin séance
    secours secrétaire secteur secteurs sénat série siège signe signé social sociale société soldats solution somme
    sondage sortie soupçonné soupçonnés soutenir soutien suspect suspects suspendu syndicat syndicats système taux taxe
    taxes tensions tension tentative terme terrain territoire texte tir tirs titre touché touchés train trains transport
    transports travailleurs travaux union unité urgence urgences usage usagers usine usines valeur véhicule véhicules vente
    ventes victoire violence violences violent visé visite viser vitesse voie voix vol volonté vote voté voter voyage
    zone zones`,
} as const;
