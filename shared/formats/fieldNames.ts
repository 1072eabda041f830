import { MORE_NAMES } from './fieldNamesMore.ts';

/** What a column, a JSON key or a query parameter can hold for a visitor. */
export const ATTENDEE_FIELDS = [
  'first',
  'last',
  'full',
  'email',
  'company',
  'title',
  'dept',
  'phone',
  'mobile',
  'fax',
  'street',
  'city',
  'postal',
  'region',
  'country',
  'code',
  'type',
  'website',
  'linkedin',
  'note',
  'prefix',
] as const;

export type AttendeeField = (typeof ATTENDEE_FIELDS)[number];

/** A field with the trust in it, 0…1. */
export type FieldGuess = { readonly field: AttendeeField; readonly confidence: number };

/**
 * Whole names of columns, normalised (lower case, no accents, single spaces), `|` between them, likeliest first: a later name of a
 * field gives way to an earlier one of the same list. Sources: export formats of ticketing systems, Outlook and Thunderbird in many languages.
 */
const NAMES: Readonly<Record<AttendeeField, string>> = {
  first:
    'first name|firstname|given name|givenname|first|given|forename|fname|name first|prenom|prenoms|vorname|rufname|nome|nome proprio|primeiro nome|nombre|nombres|primer nombre|voornaam|roepnaam|etunimi|krstne meno|meno|krestni jmeno|jmeno|imie|fornavn|fornamn|ime|utonev|keresztnev|prenume|onoma|eesnimi|vardas|vards|imya|имя|first name latin|名|prenom usuel|first name preferred|preferred name|förnamn',
  last: 'last name|lastname|family name|familyname|surname|last|family|lname|name last|nom de famille|nom|nachname|familienname|zuname|name nachname|cognome|sobrenome|ultimo nome|apelido|apelidos|apellido|apellidos|primer apellido|achternaam|familienaam|sukunimi|priezvisko|prijmeni|nazwisko|etternavn|efternavn|efternamn|prezime|priimek|vezeteknev|csaladnev|nume de familie|eponymo|perekonnanimi|pavarde|uzvards|familiya|фамилия|姓|last name s|surname s|nom d usage',
  full: 'full name|fullname|name|display name|displayname|attendee name|attendee|participant name|participant|visitor name|visitor|contact name|contact|delegate name|delegate|guest name|guest|person|complete name|nom complet|nom et prenom|nom prenom|prenom nom|prenom et nom|participant e|vollstandiger name|vor und nachname|vorname nachname|name vorname|anzeigename|teilnehmer|teilnehmername|ansprechpartner|nome completo|nome e cognome|nome cognome|cognome e nome|nombre completo|nombre y apellidos|volledige naam|naam|koko nimi|nimi|cele meno|meno a priezvisko|cele jmeno|jmeno a prijmeni|imie i nazwisko|fullt navn|navn|namn|ime i prezime|teljes nev|nev|фио|氏名|お名前|姓名|nombre y apellido|nom et prenoms|name surname|name and surname|first and last name|first name last name|voor en achternaam|imie nazwisko',
  email:
    'email|e mail|mail|email address|e mail address|emailaddress|emails|mail address|primary email|email 1|e mail 1|e mail 1 value|email1|work email|business email|professional email|company email|contact email|adresse email|adresse e mail|adresse mail|adresse de messagerie|adresse electronique|courriel|mel|e mail adresse|emailadresse|mailadresse|e mail 1 adresse|indirizzo email|indirizzo e mail|posta elettronica|endereco de email|endereco de e mail|correo|correo electronico|direccion de correo electronico|direccion de correo|e mailadres|emailadres|mailadres|sahkoposti|sahkopostiosoite|e mailova adresa|emailova adresa|e mailova adresa 1|adres e mail|adres email|e post|epost|e postadress|e postadresse|el posta|e posta|адрес эл почты|электронная почта|почта|電子メール アドレス|メールアドレス|adresse courriel|e mailadresse|email contact|email id|e mail id',
  company:
    'company|company name|companyname|organization|organisation|organization name|organisation name|org|employer|firm|business|business name|account name|account|exhibitor|institution|affiliation|company organization|company organisation|societe|entreprise|raison sociale|nom de l entreprise|nom de la societe|nom entreprise|nom societe|organisme|etablissement|structure|firma|firmenname|unternehmen|unternehmensname|betrieb|azienda|ditta|societa|ragione sociale|ente|organizzazione|empresa|nome da empresa|organizacao|nombre de la empresa|compania|organizacion|bedrijf|bedrijfsnaam|organisatie|yritys|yrityksen nimi|organisaatio|spolocnost|nazov spolocnosti|organizacia|spolecnost|nazev spolecnosti|organizace|nazwa firmy|organizacja|foretag|foretagsnamn|firmanavn|virksomhed|bedrift|tvrtka|podjetje|ceg|cegnev|companie|etaireia|ettevote|организация|компания|会社名|会社|勤務先|organisation company|company or organization|company or organisation|exhibitor name|company institution|organization company|entreprise organisation|societe organisme|societe entreprise|firma organisation|firma institution|organisation firma|company legal name',
  title:
    'job title|jobtitle|title job|position|role|job role|job|occupation|function|job function|profession|work title|title|poste|fonction|intitule du poste|titre du poste|metier|titre|emploi|berufsbezeichnung|funktion|stellenbezeichnung|jobtitel|beruf|tatigkeit|rolle|qualifica|ruolo|posizione|mansione|professione|posizione lavorativa|cargo|funcao|profissao|ocupacao|puesto|puesto de trabajo|ocupacion|profesion|functie|functietitel|beroep|ammattinimi|ammatti|tehtavanimike|titteli|nimike|rooli|funkcia|pracovna pozicia|pozicia|povolanie|funkce|pracovni pozice|pozice|stanowisko|befattning|stilling|titel|yrke|radno mjesto|delovno mesto|beosztas|functia|должность|役職|役職名|cargo puesto|position title|position job title|title position|job title position|position in company|stellung|position im unternehmen|fonction poste|poste fonction|fonction dans l entreprise|job position|professional title|designation|titulo|titolo|titul',
  dept: 'department|dept|division|business unit|team|department name|service|departement|direction|pole|unite|abteilung|bereich|fachbereich|reparto|dipartimento|divisione|ufficio|departamento|setor|area|seccion|afdeling|osasto|oddelenie|oddeleni|dzial|avdelning|avdeling|odjel|oddelek|osztaly|departament|отдел|部署|部署名',
  phone:
    'phone|phone number|phonenumber|telephone|telephone number|tel|tel no|business phone|work phone|office phone|phone 1|phone 1 value|primary phone|company phone|company main phone|direct phone|direct line|contact number|contact phone|landline|phone no|business phone 1|telephone 1|telephone fixe|tel fixe|fixe|numero de telephone|numero telephone|no de telephone|telephone professionnel|telephone bureau|tel bureau|tel pro|ligne directe|telefon|telefonnummer|festnetz|festnetznummer|telefon geschaftlich|telefon gesch|telefon buro|rufnummer|telefon firma|telefon dienstlich|telefono|numero di telefono|telefono ufficio|telefono fisso|telefono di lavoro|telefono lavoro|telefone|numero de telefone|fone|fone comercial|telefone comercial|telefono del trabajo|telefono trabajo|telefono fijo|telefono de oficina|telefoon|telefoonnummer|telefoon werk|telefoon zakelijk|telefoon op werk|puhelin|puhelinnumero|tyopuhelin|puhelin tyo|telefon do prace|telefonne cislo|telefonni cislo|telefon do zamestnani|numer telefonu|telefon sluzbowy|telefon arbete|telefon arbeid|telefon jobb|telefonszam|telefon munkahely|tilefono|телефон|電話|電話番号|会社電話|business telephone|office telephone|work telephone|telefon nummer|tel number|phone work|phone business|arbejdstelefon|telefon arbejde|numero tel|tel fix|telefonnr|tel nr',
  mobile:
    'mobile|mobile phone|mobile number|mobile phone number|cell|cell phone|cellphone|cell number|cellular|mobile no|mobiletelephonenumber|gsm|whatsapp|portable|telephone portable|tel portable|tel mobile|telephone mobile|numero de portable|mobil|mobiltelefon|mobilnummer|mobiltelefonnummer|telefonnummer mobil|telefon mobil|handy|handynummer|natel|cellulare|telefono cellulare|telefono mobile|numero di cellulare|celular|telemovel|telefone celular|numero de celular|movil|telefono movil|mobiel|mobiele telefoon|mobiel nummer|mobiele nummer|matkapuhelin|matkapuhelinnumero|kannykka|mobilny telefon|mobil telefon|mobilni telefon|mobilne cislo|telefon komorkowy|komorka|mobilní telefon|mobitel|kinito|мобильный телефон|携帯電話|携帯|phone mobile|gsm number|numero mobile|no mobile|mobilephone|portable pro|mobile pro|handynr|mobilnr|natelnummer',
  fax: 'fax|fax number|business fax|work fax|facsimile|telecopie|telecopieur|numero de fax|fax bureau|fax professionnel|faxnummer|telefax|fax geschaftlich|fax gesch|fax di lavoro|fax ufficio|numero di fax|fax comercial|fax del trabajo|fax do trabalho|fax werk|faksi|tyofaksi|fax tyo|fax do prace|cislo faxu|fax do zamestnani|faks|faks sluzbowy|fax arbete|telefaks|факс|会社 fax|fax no',
  street:
    'street|street address|address|address 1|address line 1|address1|addressline1|address street|street address line 1|address line1|street 1|business street|business address|work address|work street|mailing address|home address|home address 1|home street|work address 1|company address|address 1 street|adresse|adresse 1|adresse postale|adresse ligne 1|rue|voie|rue bureau|adresse professionnelle|rue bureau|strasse|strase|strasse und hausnummer|strasse hausnummer|strasse nr|anschrift|strasse geschaftlich|strasse gesch|indirizzo|via|indirizzo di lavoro|indirizzo 1|rua|endereco|rua comercial|morada|calle|direccion|domicilio|calle del trabajo|calle trabajo|straat|adres|straatnaam|werkadres|straat werk|werk straat|katuosoite|osoite|lahiosoite|tyopaikan katuosoite|tyopaikan katu|ulica|ulica praca|adresa|ulice|ulice zamestnani|ulica sluzbowa|gata|gatuadress|adress|gate|vej|utca|strada|улица|адрес|番地|street name|street number|street and number|strasse hausnr|str|rue et numero|numero et rue|via e numero|adresse de rue|address street 1|shipping address|postal address|postanschrift|arbejdsadresse gade|gade',
  city: 'city|town|city town|locality|suburb|city name|business city|work city|home city|address city|mailing city|town city|place|location city|ville|commune|localite|ville bureau|ort|stadt|wohnort|ort geschaftlich|ort gesch|citta|comune|localita|citta di lavoro|cidade|cidade comercial|municipio|ciudad|localidad|poblacion|ciudad del trabajo|ciudad trabajo|plaats|stad|woonplaats|plaats werk|werk plaats|kaupunki|postitoimipaikka|paikkakunta|tyopaikan kaupunki|mesto|mesto praca|obec|mesto zamestnani|miasto|miejscowosc|miejscowosc sluzbowa|postort|poststed|by|grad|varos|oras|город|市区町村|municipality',
  postal:
    'postal code|postalcode|post code|postcode|zip|zip code|zipcode|zip postal code|zip or postal code|zip code or postal code|postal|zip postal|business postal code|work zip|work zipcode|work zip code|business zip|home zip|home zip code|home zipcode|home postal code|address zip|pin code|eircode|code postal|cp|code postal bureau|codepostal|npa|plz|postleitzahl|postleitzahl geschaftlich|postleitzahl gesch|cap|cap di lavoro|codice postale|codice di avviamento postale|cep|codigo postal|codigo postal comercial|codigo postal del trabajo|postnummer|postinumero|tyopaikan postinumero|psc|psc praca|smerovacie cislo|psc zamestnani|postove smerovacie cislo|kod pocztowy|kod pocztowy sluzbowy|postni stevilka|postanski broj|iranyitoszam|cod postal|почтовый индекс|индекс|郵便番号|postnr|zip code postal code|zip postcode|post zip code|postleitzahl plz',
  region:
    'state|region|province|state province|state or province|state region|county|territory|business state|work state|home state|address state|province state|etat|etat province|departement region|dep region|dep region bureau|bundesland|kanton|bundesland kanton|region geschaftlich|region gesch|bundesland kanton geschaftlich|provincia|provincia di lavoro|regione|estado|estado comercial|uf|distrito|comunidad autonoma|provincia del trabajo|provincia trabajo|estado o provincia|provincie|staat provincie|provincie werk|laani|maakunta|tyopaikan laani|osavaltio|okres|okres praca|kraj zamestnani|wojewodztwo|wojewodztwo sluzbowe|lan|fylke|megye|judet|область|都道府県|provincia o estado|provincia estado|provincia o estado del trabajo|state county|bundesland region|omrade',
  country:
    'country|country region|country name|nation|business country region|business country|work country|home country|address country|country code|country of residence|pays|pays region|pays region bureau|pays bureau|land|staat|land region|land region geschaftlich|land region gesch|paese|nazione|nazione regione di lavoro|nazione di lavoro|paese area geografica|stato|pais|pais regiao|regiao pais comercial|pais comercial|pais o region|pais region del trabajo|land regio|land regio werk|land werk|maa|maa alue|tyopaikan maa alue|tyopaikan maa|krajina|krajina oblast praca|krajina praca|krajina oblast|zeme|zeme oblast|zeme zamestnani|stat|kraj region|kraj|panstwo|kraj region sluzbowy|land omrade|orszag|tara|drzava|страна|国|国 地域',
  code: 'badge id|badgeid|badge number|badge no|badge code|badge|barcode|bar code|qr code|qrcode|qr|qr code url|scan code|barcode id|barcode number|ticket code|ticket number|ticket reference|ticket barcode|ticket id|ticket no|attendee id|attendeeid|attendee code|attendee number|attendee no|attendee reference|participant id|participant number|visitor id|visitor number|delegate id|delegate number|registrant id|registration id|registration number|registration code|registration no|reg id|reg no|reg number|regid|pseudonymization id|pseudonymisation id|confirmation number|confirmation code|checkin secret|check in code|checkin code|secret|ticket secret|user external uuid|external id|externalid|custom id|customer number|customer no|member id|member number|membership number|contact id|person id|guest id|user id|unique id|uuid|uid|reference|ref|code|id|identifier|number|no|nr|token|key|n badge|numero badge|numero de badge|no badge|code barre|code barres|code a barres|code badge|id badge|identifiant|identifiant badge|numero participant|id participant|numero d inscription|numero de billet|numero billet|n inscription|numero client|reference|ausweisnummer|ausweis nr|badge nr|badgenummer|ticketnummer|ticket nr|teilnehmernummer|teilnehmer id|teilnehmer nr|registrierungsnummer|anmeldenummer|kundennummer|besuchernummer|strichcode|nummer|kennung|codice|codice badge|codice a barre|numero badge|codice partecipante|codice biglietto|id partecipante|codigo|codigo de barras|numero de cracha|codigo do ingresso|numero de inscricao|numero de entrada|numero de acreditacion|codigo qr|deelnemernummer|barcodenummer|ticketcode|lipputunnus|lippukoodi|osallistujanumero|tunnus|cislo vstupenky|ciarovy kod|carovy kod|kod|numer identyfikatora|kod kreskowy|numer biletu|external badge id|badge identifier|scan id|attendee barcode|badge barcode|entry code|access code|pass id|pass number|pass code|wallet id|rfid|nfc id|code participant|code visiteur|code inscription|ref inscription|reference inscription|registration reference|booking reference|attendee ref|besucher id|besuchernr|teilnehmernr|kundennr|eintrittscode|ean|nummer ticket',
  type: 'ticket type|attendee type|registration type|badge type|type|ticket name|ticket|visitor type|participant type|guest type|delegate type|ticket category|attendee category|badge category|registration category|admission item|ticket class|pass type|pass|category type|type de billet|type de badge|type de participant|type participant|type visiteur|categorie de billet|type d inscription|tarif|ticketart|tickettyp|kundentyp|teilnehmertyp|teilnehmerart|besuchertyp|ticketkategorie|typ|ausweistyp|tipo|tipo di biglietto|tipo biglietto|tipo partecipante|tipo de ingresso|tipo de entrada|tipo de asistente|tipo de participante|deelnemerstype|lipputyyppi|osallistujatyyppi|typ vstupenky|typ ucastnika|typ biletu|rodzaj biletu|biljettyp|type d entree|type de ticket|categorie participant|participant category|visitor category|attendee group|registrant type|registrant category|role type|ticket title|producte ticket|type d acces',
  website:
    'website|web site|web page|webpage|url|homepage|web|company website|web page 1|website url|company url|www|website 1 value|site web|site internet|page web|site|webseite|internetseite|webadresse|internet|pagina web|sito web|sito|sito internet|site da empresa|sitio web|webpagina|websitea|www sivu|www sivut|verkkosivu|verkkosivusto|webova stranka|web stranka|webove stranky|strona www|strona internetowa|strona sieci web|webbsida|webbplats|hjemmeside|nettside|weboldal|веб страница|webside|url du site|company web|company webpage|company site',
  linkedin:
    'linkedin|linkedin url|linkedin profile|linkedin profile url|profil linkedin|linkedin profil|perfil linkedin|perfil de linkedin|profilo linkedin|lien linkedin',
  note: 'notes|note|comments|comment|remarks|remark|description|biography|bio|about|commentaire|commentaires|remarque|remarques|observations|notiz|notizen|bemerkung|bemerkungen|kommentar|kommentare|anmerkung|anmerkungen|osservazioni|commenti|notas|anotacoes|observacoes|comentarios|observaciones|opmerking|opmerkingen|notities|notitie|muistiinpanot|huomautukset|huomiot|lisatiedot|kommentit|poznamky|poznamka|notatki|uwagi|anteckningar|anmarkningar|notater|bemaerkninger|biljeske|jegyzetek|megjegyzes|заметки|メモ|note interne|internal notes|special requests|noter|bemerkung intern',
  prefix:
    'prefix|salutation|honorific|name prefix|honorific prefix|courtesy title|mr ms|title prefix|civilite|anrede|titel anrede|trattamento|titolo di cortesia|tratamento|tratamiento|saludo|aanhef|aanspreektitel|puhuttelu|etuliite|oslovenie|oslovení|osloveni|zwrot|zwrot grzecznosciowy|tiltal|hälsning|tilltal|обращение|title mr mrs ms|title mr ms|mr mrs|mr mrs ms|anrede titel|academic title|akademischer titel|titre de civilite|salutation title',
};

/** Header without case, accents and signs: "E-mailová adresa" → "e mailova adresa", "firstName" → "first name". */
export const plainName = (header: string): string =>
  header
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll('#', ' number ')
    .replaceAll('linked in', 'linkedin')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replaceAll(/\s+/g, ' ');

function newIndex(): Map<string, FieldGuess> {
  const index = new Map<string, FieldGuess>();
  for (const field of ATTENDEE_FIELDS) {
    const names = NAMES[field].split('|').map(plainName);
    for (const [rank, name] of names.entries()) {
      const confidence = 0.98 - (0.13 * rank) / names.length;
      const before = index.get(name);
      if (before === undefined || before.confidence < confidence) index.set(name, { field, confidence });
    }
  }
  // what the first list says of a name holds
  for (const field of ATTENDEE_FIELDS)
    for (const name of MORE_NAMES[field].split('|').map(plainName)) if (!index.has(name)) index.set(name, { field, confidence: 0.86 });
  return index;
}

let index: Map<string, FieldGuess> | null = null;

/** The field that a whole header names, or null. */
export function namedField(header: string): FieldGuess | null {
  index ??= newIndex();
  return index.get(plainName(header)) ?? null;
}
