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
  chairwoman cofounders trustee treasurer commissioner mayor senator minister ambassador fellow curator designer stylist planner estimator
  foreman superintendent buyer merchandiser underwriter actuary banker trader appraiser inspector surveyor chemist biologist physicist geologist
  economist statistician psychologist optometrist chiropractor veterinarian paralegal clerk receptionist cashier driver pilot captain lieutenant
  sergeant chaplain pastor priest reverend rabbi dean provost registrar librarian principal headteacher coach trainer instructor tutor translator
  interpreter copywriter illustrator animator videographer musician composer chef baker barista sommelier bartender florist gardener landscaper
  plumber carpenter painter contractor builder roofer welder machinist installer tester webmaster salesperson salesman saleswoman cro cdo cpo ciso chro
  direktor direktorin geschaftsleiter geschaftsleiterin geschaftsleitung grunder grunderin architekt architektin fachanwalt notar wirtschaftsprufer
  facharzt apotheker disponent disponentin redakteur redakteurin professorin dozent dozentin werksleiter bauleiter bauleiterin
  salg salgschef salgsdirektor direktor administrerende indkob indkobschef konsulent projektleder radgiver ingenior daglig leder selger saelger
  forsaljningschef saljare saljchef inkopare inkopschef verkstallande projektledare ingenjor konsult agare delagare rektor toimitusjohtaja
  myyntipaallikko paallikko johtaja asiantuntija insinoori
  dyrektor kierownik prezes specjalista inzynier doradca handlowiec ksiegowa ksiegowy wlasciciel asystent asystentka zarzadu przedstawiciel
`);

/** Words that stand in titles but do not make one. */
export const TITLE_PARTS = list(`
  technology technologies information operations operating financial finance human resources business development application field customer
  product project quality research regional national international service services digital innovation strategy communication communications
  qualite achats ventes projet clientele affaires technique export production einkauf verkauf qualitat technik entwicklung personal
  calidad compras ventas exportacion produccion vendite acquisti qualita tecnico produzione vendas qualidade inkoop kwaliteit
`);

/** Words of slogans, offers and the roles on badges: a company's name has none, nor has a person's. */
export const SLOGAN_WORDS = list(`
  your our we you here free offer special gift welcome discount coupon since serving visit call open hours insert slogan tagline
  votre vos notre nos nous vous ihr ihre unser unsere wir willkommen nuestro nuestra nuestros su sus usted seu sua seus suas nosso nossa voce
  vostro vostra nostro nostra aceitamos trabalhamos oferta gratis promocao
  visitor exhibitor speaker attendee delegate press staff organizer organiser crew guest vip sponsor visiteur exposant conferencier intervenant presse
  besucher aussteller visitante expositor ponente visitatore espositore relatore
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
  /^((?:(?:dra?|prof|profa|prof\.?ssa|mr|mrs|ms|miss|mme|mlle|herr|frau|sr|sra|srta|dott|dott\.?ssa|ing|lic|dipl|dipl\.?[- ]?(?:ing|kfm|kffr|inform|phys|chem|wirt|oec|bw|betriebsw)|mag|arch|avv|rag|geom|eng|enga|me|ma[iî]tre|sir|rev|dhr|mevr|drs|ir|mgr|in[zż]|dhab|med|rer|nat|jur|phil|habil|h\.? ?c|m)(?:\.| |-(?=\w+\.))[\s-]*)+)/iu;
export const SUFFIX =
  /[,\s]+((?:(?:ph\.? ?d|m\.? ?d|e?mba|jr|sr|iii?|iv|esq|cpa|cfa|cfp|cma|msc|bsc|m\.? ?sc|b\.? ?sc|m\.?a|b\.?a|m\.?eng|b\.?eng|ll\.?m|ll\.?b|j\.?d|p\.? ?e|p\.? ?eng|pmp|dvm|dds|dmd|d\.?o|rn|faia|aia|asla|leed ?ap|ra|sphr|phr|cissp|ccim|sior|gri|crs|abr|clu|chfc|fca|aca|fcca|acca|ceng|miet|obe|realtor)[.®]?[,\s]*)+)$/i;

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
  aaron abdullah abel abigail ada aidan aileen ake aksel alastair alec alejo alena ales aleksander aleksandra alfonso alfredo ali alina alisa allan allen
  allison alvaro alvin amalia amber amina amir amit amy anastasia anand anders anett anette angel angelika angelina angus anika anil anish anita anke
  annabelle annalisa annelies annick annika anselm anthony antje antoinette anton anu april arianna ariel arjun armand armando arne arnold aron arvid
  ashley ashok asta aubrey august augustin aurora ayse barry bart bartosz basil beata beate ben bengt benito benny beppe bernadette bernardo bert beth
  betty beverly bill bjarne blanca boris borja brad bradley brandon brenda brendan brent bret brett bridget britta brooke bruce bryan byron caitlin
  calvin cameron camilla candice carina carlotta carly carmela carole carrie carsten casey cassandra catalina catarina cathy cesar chad chandra charlie
  chen cheryl chiara christa christelle christer christy ciara cindy clarence clark clemence clementine clifford clive colette colleen connie conor
  conrad constance corey corinna corinne craig curtis cynthia dagmar dale dalia damian damiano damir danilo danny daphne dario darren dave dawn dean
  deanna debbie deepak delphine denise derek desmond devon diederik dietmar dilip dina dino dolores domenico dominika don donato donna dora doris dorota
  doug douglas duncan dusan dustin dylan earl ebba eckhard edda eddie edgar edmund eduard edwin eileen einar elaine eleanor eli elias elin elisabetta
  ella ellen elliot elliott elsa elvira emanuel emilia emilio emre enrico enrique enzo erich erin ernesto ernie ettore eugen eugene eugenio eva evan
  eveline ewa ezio fabienne fabiola fabrizio faith farid fatih faye felicity felipe ferdinand ferenc fernand fiona flavia flavio flora folke fran
  franca frances franziska fredrik friedrich gabor gareth gavin geert gemma genevieve geoff geoffrey georgia georgina geraldine gerlinde gerry gianluca
  gilbert gilles gillian gina ginette giorgia gisela gitte giuliana giuliano glen glenn gloria gordon grzegorz gregor gregory gretchen guadalupe gudrun
  guenter gundula gunnar gwen hakan haley halina hamid harold haruki harvey hasan hassan hayley hazel hector hedwig heike heinrich hendrika henriette
  henryk herve hilary hilda hilde hiroshi holly horst howard hugh hussein ibrahim ida igor ilaria ilona ilse imogen imre ina inga inge ingeborg inger
  ingmar ioana irena irina irma isaac isabella isla ismail istvan ivana ivo jackie jackson jade jakub jamie jana janez janina janos jared jarmo jaroslav
  jason jasmin jasper jay jean-pierre jeffrey jelena jenna jenny jerry jesper jesse jesus jill jillian jimmy jiri joanna joanne jochen jodie joe joelle
  jordan jordi jorn jose-luis josefina josep joy joyce jozef juana juanita jude judy juha juliana juliane juliette julio june jussi jutta kai kaitlin
  kaj kamil kamila karel kari karina karine karolina kasia kasper katarzyna kathleen kathryn kathy katie kay kayla kazimierz keiko keira kelvin kenneth
  kent kiran kirsten kirsty kjell klara klas krista kristen kristian kristin kristina kristof kristoffer krystyna krzysztof kurt kyle lance lane larry
  lasse laszlo laurie leah leanne lee leif leigh leila lena lennart leonard leonie leonor leopold leslie leticia lewis lia liam liisa lillian lily linda
  lindsay lisbeth livia liz lloyd logan lola lorena lorna lorraine louisa lourdes lubos luca lucian luciana luciano ludovic ludwig luiz luke lydie
  lynn mabel maddalena madison mads magali magda magnus maja malcolm malin mandy manoj mara marcela marcella marcelle marcia marcus marek margarita
  margit margot margrit mariana mariano marianna maribel marija marika marilyn marion marisa marisol marjorie marlene marlies marlon marten martine
  marvin mateusz mathew mats matt matti maureen maxim maximilian mehmet mei mel melinda melissa mercedes meredith merle mette mia micaela michaela
  michail mikael mike mikhail mikko mila milan milos mimi minna mira miranda mirco mirek mireia miroslav misty mitchell mogens moira molly montserrat
  morgan morten moshe muhammad murray mustafa myriam nadja naomi natasha ned neal nelly nelson nestor nicholas nicolai nicoletta nigel niklas nikola
  nikolai nikolaos nikos nils noemi nora norma norman oleg olga oliver oluf omar onur orla orlando otto owen pal pam pamela par pascale pat patrice
  patrik patty pavel pawel payal peggy penelope penny per perry petter philippa phillip phoebe pia piero pietro pilar pip polly poul pradeep prakash
  preben preston quentin rachael raf raffaele raimund raj rajesh rakesh randall randy rasmus raymond rebekka reiner renaud renee reto rhys rhonda rich
  rick rita ritva rocco rodney rodolfo rogelio roman romina romy ron rona rory rosalie rosanna rosario rose ross roswitha roxanne roy ruben rui rune
  russell sabina said sakari salvador salvatore samantha sameer samir samira sandro sanjay sanna santiago sarita saskia sascha savannah sebastiano selina
  selma serena serge sergei sergey seth shane shannon sharon shaun shawn sheila shelley sherry shirley siegfried sigrid silas silvio simona simonetta
  siobhan siri slawomir sofie solene soledad solveig sonja stacey stan stanislav stanislaw stanley stella sten stewart stig stina stuart sunil sunita
  susana susann suzanna svetlana swen sylvester sylwia tabea tamara tammy tara tarja tatiana tatjana ted teemu tero terrence terry tess thea theodor
  thilo thorsten tiffany till timothee timur tina tiziana todd tomas tommaso tommy tonia tore torben tove tracey tracy travis trevor trine tristan troels
  trudy tuomas tuula tyrone ugo ulf ulla ulrika umberto ursula vaclav valdemar valentino valeria valter vasco verena verner vicki vicky vida viktor
  viktoria vilma vinay vincenza viola violeta virginia vito vittorio viviana vivian vivien vivienne vladimir wanda warren wayne wendy wesley wiebke
  wieslaw wilfried willi willy wilma wim winfried winston wojciech xenia yasmin yolanda yuki yuri yusuf yvan zachary zbigniew zdenek zeynep zoltan
`);
