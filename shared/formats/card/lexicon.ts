/** Word lists in fr, en, de, es, it, pt, nl, pl; all folded (lower case, no accents). Matching is by whole folded words unless said. */

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** A word that makes a line a job title. */
export const TITLE_WORDS = list(`
  manager director president chairman chief officer ceo cto cfo coo cio cmo cso vp svp evp vice head lead leader engineer engineering developer
  consultant analyst architect designer founder cofounder owner partner principal associate assistant secretary coordinator supervisor specialist
  executive representative advisor adviser agent buyer purchasing procurement planner scientist researcher professor lecturer teacher technician
  administrator accountant controller auditor lawyer attorney counsel solicitor notary editor writer journalist photographer producer programmer
  apprentice trainee intern student sales marketing evangelist strategist recruiter operator mechanic electrician broker realtor stylist
  physician surgeon dentist nurse therapist pharmacist dvm md
  directeur directrice gerant gerante responsable chef cheffe charge chargee ingenieur ingenieure technicien technicienne commercial commerciale
  conseiller conseillere consultante acheteur acheteuse vendeur vendeuse adjoint adjointe secretaire comptable juriste avocat avocate fondateur
  fondatrice associe associee pdg dg daf drh dsi presidente redacteur redactrice chercheur chercheuse delegue deleguee attache attachee formateur
  formatrice architecte assistante coordinateur coordinatrice animateur animatrice infirmier stagiaire apprenti
  leiter leiterin geschaftsfuhrer geschaftsfuhrerin geschaftsfuhrung vertrieb vertriebsleiter vertriebsleiterin einkauf einkaufer einkauferin
  prokurist prokuristin inhaber inhaberin vorstand vorsitzender referent referentin sachbearbeiter sachbearbeiterin berater beraterin assistenz
  projektleiter projektleiterin projektingenieur projektingenieurin ingenieurin entwickler entwicklerin managerin bereichsleiter bereichsleiterin
  abteilungsleiter abteilungsleiterin teamleiter teamleiterin gesellschafter kundenberater kundenberaterin techniker technikerin meister
  rechtsanwalt rechtsanwaltin steuerberater aussendienst innendienst verkaufer verkauferin verkaufsleiter verkaufsleiterin werkleiter
  produktmanager produktmanagerin betriebsleiter marketingleiter marketingleiterin konstrukteur auszubildender praktikant niederlassungsleiter
  directora gerente jefe jefa ingeniero ingeniera tecnico tecnica comercial consejero consejera asesor asesora consultora administrador
  administradora presidenta vicepresidente vicepresidenta coordinador coordinadora abogado abogada arquitecto arquitecta encargado encargada
  delegado delegada fundador fundadora socio socia vendedor vendedora contable investigador investigadora profesor profesora propietario
  direttore direttrice amministratore amministratrice responsabile ingegnere tecnico commerciale consulente titolare socio socia fondatore
  fondatrice presidente capo addetto addetta impiegato segretario segretaria ragioniere avvocato architetto ricercatore ricercatrice venditore
  progettista collaboratore agente procuratore ufficio
  diretor diretora gestor gestora engenheiro engenheira tecnologo coordenador coordenadora analista assessor assessora supervisora fundadora
  proprietario proprietaria contador advogado advogada arquiteto arquiteta representante corretor corretora vendedor administrativo
  directeur hoofd medewerker verkoper verkoop inkoper inkoop adviseur eigenaar oprichter ingenieur zaakvoerder vertegenwoordiger accountmanager
  dyrektor kierownik prezes specjalista inzynier doradca handlowiec ksiegowa ksiegowy wlasciciel asystent asystentka zarzadu przedstawiciel
`);

/** Words that stand in titles but do not make one. */
export const TITLE_PARTS = list(`
  technology technologies information operations operating financial finance human resources business development application field customer
  product project quality research regional national international service services digital innovation strategy communication communications
  qualite achats ventes projet clientele affaires technique export production einkauf verkauf qualitat technik entwicklung personal
  calidad compras ventas exportacion produccion vendite acquisti qualita tecnico produzione vendas qualidade inkoop kwaliteit
`);

/** A word that makes a line a department when the card has a title already. */
export const DEPARTMENT_WORDS = list(`
  department dept division unit team service departement direction pole abteilung bereich referat departamento area seccion ufficio reparto
  dipartimento setor afdeling dzial
`);

/** Ends (or parts) of company names that the law asks for; matched on the line with its dots taken out. */
export const LEGAL_FORM =
  /(?:^|[\s,])(?:gmbh(?: ?& ?co\.? ?kg)?|ag|kg|ohg|ug|e\.? ?k\.?|e\.? ?v\.?|kgaa|se|sas|sasu|sarl|eurl|s\.? ?a\.?|sci|snc|scop|ltd|limited|llc|llp|plc|inc|corp|corporation|co\.|company|pty|s\.? ?p\.? ?a\.?|s\.? ?r\.? ?l\.?|s\.? ?a\.? ?s\.?|s\.? ?l\.?(?: ?u\.?)?|s\.? ?a\.? ?u\.?|ltda|eireli|lda|s\/a|s\/c|me|epp|b\.? ?v\.?|n\.? ?v\.?|sp\. ?z ?o\.? ?o\.?|a\/s|aps|oy|ab|as|sprl|srl|bvba)\.?$/i;

/** Words that companies carry in their names. */
export const COMPANY_WORDS = list(`
  group groupe gruppe gruppo grupo holding holdings solutions services systems systemes sistemas technologies technology tech partners consulting
  associates industries industrie industria industrial international global labs laboratories bank banque insurance university universite
  universitat institute institut foundation hotel restaurant cafe studio studios agency agence agentur agencia logistics logistik logistica
  software energy energie energia engineering robotics analytics packaging manufacturing trade trading design media motors auto construction
  health pharma foods company societe societa officine werk werke maschinenbau messtechnik technik bau elektro electronics eletronica electric
  elettrica hydraulique verrerie patisserie feinmechanik informatica informatique pecas grill saunas cellars salon spa clinic church school
`);

/** A word that makes a line part of an address when a number stands beside it. */
export const STREET_WORD =
  /(?:^|\s)c\/(?=\S)|(?:^|[\s,])(?:rue|avenue|ave|av|avda|avenida|boulevard|blvd|bd|place|pl|chemin|quai|allee|impasse|route|cours|zone|za|zi|street|st|road|rd|lane|ln|drive|dr|way|court|ct|square|sq|parkway|pkwy|highway|hwy|terrace|close|crescent|gardens|park|suite|ste|floor|fl|building|bldg|unit|house|platz|weg|ring|gasse|damm|ufer|via|viale|corso|piazza|piazzale|largo|vicolo|strada|calle|c\/|paseo|plaza|plza|carretera|ctra|camino|poligono|ronda|rua|travessa|alameda|praca|rodovia|rod|estrada|jd|jardim|vila|bairro|sala|cj|conj|laan|plein|gracht|kade|ul|al|os|plac|box|bp|cs|postfach|apartado|p\.?o)(?=[\s.,]|$)|(?:stra(?:ss|b)e|str\.|platz|weg|allee|gasse|damm|ring|straat|laan)(?=[\s,.\d]|$)/;

/** Words that begin or join family names without a capital letter. */
export const PARTICLES = list(
  `de da do dos das di del della dello dei du des la le les lo van von vom zu zum zur der den ter ten el al bin ben y e i st`,
);

/** Forms of address and degrees that stand before or after a name. */
export const PREFIX =
  /^((?:(?:dr|prof|mr|mrs|ms|miss|mme|mlle|herr|frau|sr|sra|srta|dott|dott\.?ssa|ing|dipl|dipl\.?[- ]?ing|mag|arch|avv|rag|eng|me|maitre|sir|rev|dhr|mevr|drs|ir|mgr|inz|med|m)(?:\.| |-(?=\w+\.))[\s-]*)+)/i;
export const SUFFIX =
  /[,\s]+((?:(?:ph\.? ?d|m\.? ?d|mba|jr|sr|iii?|iv|esq|cpa|msc|bsc|m\.? ?sc|b\.? ?sc|m\.?a|b\.?a|llm|pe|pmp|dvm|dds|rn)\.?[,\s]*)+)$/i;

/** Given names common enough to tell a person from a shop. */
export const GIVEN_NAMES = list(`
  adam adrian adriana agnes agnieszka alain alan albert alberto aldo alejandro alessandra alessandro alex alexander alexandra alexandre alexis alfred
  alice alicia aline alison amanda amelie ana anais andre andrea andreas andrew andrzej angela angelo anita anja ann anna anne annette annie antoine
  anton antonia antonio arnaud arthur astrid audrey aurelie axel barbara beatrice beatriz begona benedikt benjamin benoit bernard bernd bernhard bert
  bettina birgit bjorn bob bogdan brian brigitte bruno camille carina carl carla carlo carlos carmen carol caroline catherine cecile celine charles
  charlotte chloe chris christian christiane christina christine christoph christophe christopher claire clara claude claudia claudio clement colin
  cornelia cristina damien dan daniel daniela daniele danielle david debora deborah denis dennis diana diane didier diego dieter dirk dominik dominique
  donald dorothee dorte edith eduardo edward elena eleonora eliane elisa elisabeth elizabeth elke emanuele emil emilie emily emma emmanuel eric erica
  erik ernst esther etienne eva evelyn fabian fabien fabio fabrice federico felix fernanda fernando filip florence florent florian francesca francesco
  francis francisco franck francois francoise frank franz fred frederic frederique frederik fritz gabriel gabriela gabriele gary georg george georges
  gerald gerard gerd gerhard gert gianni giorgio giovanni giulia giuseppe grace graham greg guido guillaume gunther gustav guy hanna hannah hans harald
  harry heather heidi heiko heinz helen helena helene helga helmut henri henrik henry herbert hermann holger hubert hugo ian ignacio ines ingo ingrid
  irene iris isabel isabelle ivan jack jacek jacob jacqueline jacques jaime jakob james jan jane janet javier jean jeanne jeff jennifer jens jeremy
  jerome jessica jim joachim joan joana joao joaquin joel johan johann johanna johannes john jonas jonathan jorg jorge jose josef joseph josephine joshua
  juan judith julia julian julie julien jurgen justine karen karin karl karsten katarina kate katharina kathe katherine kathrin katja katrin keith kelly
  ken kerstin kevin kim klaus konrad kurt lars laura laure lauren laurence laurent lea lena leo leon leonardo lisa loic lorenzo lothar louis louise luc
  luca lucas lucia lucie lucy luigi luis lukas luisa lutz lydia maciej madeleine magdalena maite malgorzata manfred manon manuel manuela marc marcel
  marcelo marcin marco marcos marcus margaret maria marianne marie marina mario marion mark markus marta martha martin martina mary mateo mathias mathieu
  mathilde matteo matthew matthias matthieu maurice mauro max maxime megan melanie mia michael michal michel michele michelle miguel mike milena mireille
  miriam monica monika muriel nadia nadine nancy natalia natalie nathalie nathan nathaniel neil nicholas nick nicola nicolas nicole nils nina noel nora
  norbert nuria olaf oliver olivia olivier oscar oskar otto pablo paola paolo pascal patricia patricio patrick patrizia paul paula paulo pauline pawel
  pedro peter petra phil philip philipp philippe pierre pierrick pilar piotr priya rachel rafael rainer ralf ralph ramon raphael raul rebecca regina
  reinhard remi renata renate rene ricardo riccardo richard rita rob robert roberta roberto robin rodrigo roger roland rolf romain roman ronald rosa
  rosemary roxane rudiger rudolf rudy ruth ryan sabine sabrina sally sam samuel sandra sandrine sara sarah scott sean sebastian sebastien sergio severine
  sharon silke silvia simon simone sofia soren sonia sophie stefan stefania stefanie stefano stephan stephane stephanie stephen steve steven sue susan
  susanne suzanne sven sylvain sylvia sylvie tania tanja teresa theo theresa thibault thierry thomas tiago tim timo timothy tina tobias tom tomasz toni
  tony torsten tyler udo ulrich ulrike urs ursula ute uwe valentin valentina valerie vanessa vera veronica veronique vicente victor victoria vincent
  vincenzo virginie vittoria volker walter werner wilhelm will william wolfgang xavier yann yannick yves yvonne zoe jerzy marek hendrik jeroen maarten
  pieter willem sjoerd joost bram rik wim kees gijs anneke marijke altair salma karim mohamed ahmed fatima yasmine mehdi rachid avery ben
`);
