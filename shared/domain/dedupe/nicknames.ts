/**
 * Given names that stand for each other in French, German, English, Spanish and Italian: one line a name, its short and other forms
 * behind it, folded. A form may be in several lines. From general knowledge of the languages, no list was copied.
 */
const FORMS = `
alexander alex sandy sascha sasha xander alec alessandro alejandro alexandre alexandros aleksander
alexandra alex sandra sandy sascha sasha alessandra alejandra lexi
andreas andrew andre andrea andy drew andres andi anders
anna anne ann annie anja anita nancy hannah ana anouk annette anneke
antonia toni tony antoinette antonella
anthony antonio anton antoine toni tony nino tonio
albert al bert bertie alberto albrecht
alfred al fred alfredo fredy freddie alfie
arthur art artie arturo artur
barbara barb babs barbie bärbel babette
benjamin ben benny benji benni beniamino
bernard bernie bernhard bernd bernardo
bertrand bert bertram
brigitte gitte gitta birgit brigitta birte bridget
bruno brunello
carl karl charles carlo carlos charlie chuck karel kalle carlito charly
caroline carol carolin karoline carolina carrie caro karolina
catherine kate katherine kathryn cathy kathy katie katharina katja kathrin katrin caterina catalina cathie karin karen kati käthe trine katarina kathleen
christian chris cristian kristian christoph
christina chris christine tina christiane cristina kristina kirsten stina chrissy christelle krista
christopher chris christoph christophe cristoforo cristobal kit topher stoffel
claude claudio claudius claus
claudia claudine claudie
clement clemens clemente
cornelia conny nelly corinna cornelie
cornelius kees cor cornelis
daniel dan danny dani daniele danilo
daniela dani danielle daniella
david dave davey davide dawid
deborah debbie deb debra
dennis denis denny denise
dominic dominik dominique nick domenico domingo dom
dorothy dorothea dot dotty dora thea dorothee doris
edward ed eddie ted teddy ned eduard edouard edoardo eduardo
edmund ed eddie edmond edmondo
eleanor ellie nora leonora eleonore eleonora ella nell lenore elena
elizabeth liz lizzie beth betty elisabeth elise lisa liza eliza elsa else ilse betsy libby bess isabel elisabetta lisbeth sissi lise babette elsbeth
emily em emmy emilie emilia emma millie
emmanuel manuel manu immanuel emanuele manolo emanuel
enrico henry henri enrique heinrich
eric erik erich rick erico
ernst ernest ernesto ernie
eugene eugen eugenio gene
eve eva evi evita evelyn
ferdinand fernando fernand ferdi nando
florian flo floriano
frances fran francesca franziska francoise francisca fanny franzi paquita
francis frank frankie francesco francisco franz francois paco pancho franco fran franck ferenc
frederick fred freddie freddy frederic friedrich federico fritz frederik rick fredrik friedel
gabriel gabe gabi gabriele
gabriela gabi gabrielle gaby gabriella gabriele
george georg georges giorgio jorge jörg jurgen york goran jerzy jiri joris
gerard gerhard gerd gerardo gert gerry jerry gerrit
gertrude trudy gerda trude gertrud
gilbert gil gilberto
gottfried godfrey goffredo
gregory greg gregor gregoire gregorio grischa
guillaume william wilhelm guillermo guglielmo
gunther gunter guenther
gustav gustave gustavo gus
hans johannes johann hannes hansi
harold harry hal harald
harry henry harold harrison
heather hettie
helen helene helena elena nell lena ellen leni eleni
henry harry hank henri heinrich heinz enrique enrico hal heiner henrik henk hendrik hinrich
herbert bert herb heribert
hubert bert hubertus bertie
hugh hugo ugo hughie hugues
ignacio nacho ignaz ignace ignazio
irene rena irina ira
isabel isabelle isabella bella izzy isa belle
jack john jackson jacques jackie
jacob jake jakob jacques jacopo jaap jim giacomo
jacqueline jackie jacky
james jim jimmy jamie jacques jaime giacomo diego santiago jakob
jane jean joan janet janine jenny jana giovanna juana jeanne johanna
jason jay
jean john juan jan giovanni
jennifer jen jenny jenni jenna
jeremy jerry jeremie jeremias
jerome jerry hieronymus geronimo
jessica jess jessie
joachim jo achim jochen joaquin gioacchino
johanna hanna jana joan joanna giovanna jeanne johanne hannah jo
john jack johnny jon johann jan juan jean giovanni ivan ian sean johan jens gianni hans janne
jonathan jon jonny nathan johnny gionata
joseph joe jo josef jose giuseppe pepe beppe sepp jupp joey beppo pepito peppe josip
josephine jo josie josefine giuseppina pepita fina josefa
joshua josh josue
judith judy judit judi giuditta
julia julie juliane giulia julie jule julieta giulietta juliette
julian jules julien giuliano juliano
julius julio jules giulio
justin justus justino
katharina kathi käthe katja kathrin
kenneth ken kenny
klaus claus nikolaus nicolas
konrad conrad kurt corrado conny
lawrence larry laurence laurent lorenz lorenzo laurenz lars laurie lauri
leonard leo len lenny leonhard leonardo lenni
leopold leo poldi leopoldo
lewis louis luis ludwig lou luigi
louis lou luis ludwig luigi lewis lodewijk ludovico louie lutz luiz
louise lou luise luisa lulu
lucas luke luca luc lukas luka
lucy lucia lucie luzia lucille
ludovic ludo ludwig
magdalena lena magda madeleine maddalena leni madelaine
manfred manni fred manfredo
marcel marcello marcelo
marco mark marc marcus markus marcos marek
margaret maggie meg peggy margarete margarita marguerite greta gretel rita margherita grete margot megan marge margit gitta madge daisy margret margrit
maria mary marie mia maja mariella molly maruja marija polly maren may
marianne mary marion mariana marianna nanni
martha marta marthe
martin marty martino martijn maarten
martina tina martine
matthew matt matthias mathieu matteo mateo mathias thijs hias matthieu matze mattia matias
maurice moritz mauricio maurizio
max maximilian maxime massimo maximo maximilien maxi massimiliano
melanie mel melly
michael mike mick micky mickey michel miguel michele mikael michal mischa misha michi mikkel mikhail
michaela michi micaela michelle michele
mohammed mohamed muhammad mohammad mo mehmet mahomet
monica monika moni monique
nancy anna agnes
natalie nat natalia nathalie natasha talia
nathaniel nat nate nathan
nicholas nick nicky nicolas nikolaus klaus nico nicola niklas niels nils nicolai nikolai niccolo colas
nicole nicky nicola nicoletta nikki coletta nicolette
oliver ollie olli olivier oliviero
olivia liv livia livvy
oscar oskar ossi
otto otho ottone
pascal pasquale pascual
patricia pat patty trish tricia patrizia patsy
patrick pat paddy patrizio patricio patrice ricky
paul paolo pablo pawel pauli paulo pavel pol
paula pauline paola paulina
penelope penny
peter pete pierre pedro pietro piet petr piotr per peer pit pieter peer pär
philip phil philipp philippe felipe filippo pip flip lippi
rachel rachael rahel raquel rachele
raphael rafael raffaele raff raf
raymond ray raimund ramon raimondo raymund
rebecca becky becca rebekka reba rebeca
regina gina regine reina
reinhard reiner rainer reinhardt
richard rick dick rich richie ricky ricardo riccardo ritchie
robert rob bob bobby robbie bert roberto robin ruprecht robby rupert
rodolfo rudolf rolf rudi rudy raoul ralf rudolph
roger rodger rüdiger ruggero rogelio
roland rolando orlando roly
ronald ron ronnie ronny reinhold ronaldo
rosa rose rosemary rosie rosita rosalie roswitha rosemarie
rosemary rosie rose romy rosemarie rosamaria
russell russ
samantha sam sammy
samuel sam sammy samuele
sarah sara sally sadie zara
sebastian seb basti bastian sebastien sebastiano bastien
sergio serge sergej sergei sergius
siegfried sigi siggi sigfrido
simon simone simeon
sophie sofia sophia sofie sonja sonia fia
stephanie steph steffi stefanie stefania estefania fanny
stephen steve steven stefan stephan stephane etienne stefano esteban steffen stevie estevan istvan
susan sue susie suzanne susanne susanna susi suzy sanne susana suse zuzana
sylvia silvia sylvie silke sylviane
terence terry terrence
teresa terry theresa therese tess tessa resi theresia terri
theodore ted teddy theo theodor teodoro
thomas tom tommy tomas tommaso tomasz tomi thom
timothy tim timmy timothee timoteo timo
tobias tobi toby tobia
ulrich uli ueli ulf ulrico
ulrike uli rike
ursula uschi ursel ulla orsola
valentin valentino valentine
valerie val valeria
veronica vera vroni veronika ronnie veronique roni
victor viktor vittorio vic vito
victoria vicky viktoria vittoria vicki tori victoire
vincent vince vinzenz vincenzo vicente vinnie vin enzo
virginia ginny ginger virginie
walter walt wally gualtiero wolter gauthier
werner verner guarniero
wilhelm willi willy wilhelm william helmut wim guglielmo
wilhelmina mina minna wilma helma minnie
william bill billy will willy liam wilhelm guillaume guillermo guglielmo willem wim willie
wolfgang wolf wolfi
xavier xaver javier saverio xavi
yves ivo yvo
yvonne ivonne
zachary zach zack zak
`;

/** The lines a form stands in. */
const lines = new Map<string, Set<number>>();
for (const [at, line] of FORMS.trim().split('\n').entries())
  for (const form of line.split(' ')) {
    const plain = form.normalize('NFD').replaceAll(/[\u0300-\u036F]/g, '');
    lines.set(plain, (lines.get(plain) ?? new Set()).add(at));
  }

/** The sets of names that a given name (folded) may stand for; names with one in common are forms of each other. */
export const formsOf = (name: string): ReadonlySet<number> | null => lines.get(name) ?? null;
