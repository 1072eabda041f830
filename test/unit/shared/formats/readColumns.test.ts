import { describe, expect, test } from 'vitest';
import { readBareColumns, readColumns } from '#shared/formats/readColumns.ts';

/** The field of each column, '-' for none. */
const fieldsOf = (headers: string, rows: readonly string[][] = []): string =>
  readColumns({ header: headers.split(';'), rows })
    .map(({ field }) => field ?? '-')
    .join(' ');

/** What Outlook's export holds, in the order of the lists below. */
const OUTLOOK = 'first last company dept title email phone mobile fax street city region postal country website note';

describe('the columns that Outlook writes', () => {
  test.each([
    ['da', 'Fornavn;Efternavn;Firma;Afdeling;Stilling;E-mail-adresse;Telefon (arbejde);Mobiltelefon;Fax (arbejde);Gade (arbejde);By (arbejde);Område (arbejde);Postnummer (arbejde);Land/område (arbejde);Webside;Noter'], // prettier-ignore
    ['de', 'Vorname;Nachname;Firma;Abteilung;Position;E-Mail-Adresse;Telefon geschäftlich;Mobiltelefon;Fax geschäftlich;Straße geschäftlich;Ort geschäftlich;Region geschäftlich;Postleitzahl geschäftlich;Land/Region geschäftlich;Webseite;Notizen'], // prettier-ignore
    ['el', 'Όνομα;Επώνυμο;Εταιρεία;Τμήμα;Θέση;Διεύθυνση ηλεκτρονικού ταχυδρομείου;Τηλέφωνο εργασίας;Κινητό τηλέφωνο;Φαξ εργασίας;Οδός εργασίας;Πόλη εργασίας;Νομός εργασίας;Ταχυδρομικός κώδικας εργασίας;Χώρα/Περιοχή εργασίας;Ιστοσελίδα;Σημειώσεις'], // prettier-ignore
    ['es', 'Nombre;Apellidos;Organización;Departamento;Puesto;Dirección de correo electrónico;Teléfono del trabajo;Teléfono móvil;Fax del trabajo;Calle del trabajo;Ciudad de trabajo;Provincia o estado de trabajo;Código postal del trabajo;País o región del trabajo;Página Web;Notas'], // prettier-ignore
    ['fi', 'Etunimi;Sukunimi;Yritys;Osasto;Tehtävänimike;Sähköpostiosoite;Työpuhelin;Matkapuhelin;Työfaksi;Työpaikan katuosoite;Työpaikan kaupunki;Työpaikan lääni;Työpaikan postinumero;Työpaikan maa;WWW-sivu;Muistiinpanot'], // prettier-ignore
    ['fr', 'Prénom;Nom;Société;Service;Titre;Adresse de messagerie;Téléphone (bureau);Tél. mobile;Télécopie (bureau);Rue (bureau);Ville (bureau);Dép/Région (bureau);Code postal (bureau);Pays/Région (bureau);Page Web;Notes'], // prettier-ignore
    ['hr', 'Ime;Prezime;Tvrtka;Odjel;Radno mjesto;Adresa e-pošte;Telefon na poslu;Mobilni telefon;Faks na poslu;Ulica (posao);Grad (posao);Županija (posao);Poštanski broj (posao);Država/regija (posao);Web-stranica;Bilješke'], // prettier-ignore
    ['hu', 'Utónév;Vezetéknév;Cég;Osztály;Beosztás;E-mail cím;Hivatali telefon;Mobiltelefon;Hivatali fax;Hivatali utca;Hivatali város;Hivatali megye;Hivatali irányítószám;Hivatali ország/régió;Weblap;Jegyzetek'], // prettier-ignore
    ['it', 'Nome;Cognome;Società;Reparto;Posizione;Indirizzo posta elettronica;Telefono (ufficio);Cellulare;Fax (ufficio);Via (ufficio);Città (ufficio);Provincia (ufficio);CAP (ufficio);Paese (ufficio);Pagina Web;Notes'], // prettier-ignore
    ['ja', '名;姓;会社名;部署;役職;電子メール アドレス;会社電話;携帯電話;会社 FAX;番地 (会社);市区町村 (会社);都道府県 (会社);郵便番号 (会社);国 (会社)/地域;Web ページ;メモ'], // prettier-ignore
    ['nb', 'Fornavn;Etternavn;Firma;Avdeling;Stilling;E-postadresse;Telefon, arbeid;Mobiltelefon;Telefaks, arbeid;Gate, arbeid;Poststed, arbeid;Område, arbeid;Postnummer, arbeid;Land/område, arbeid;Webside;Notater'], // prettier-ignore
    ['nl', 'Voornaam;Achternaam;Bedrijf;Afdeling;Functie;E-mailadres;Telefoon op werk;Mobiele telefoon;Fax op werk;Werkadres, straat;Werkadres, plaats;Werkadres, provincie;Werkadres, postcode;Werkadres, land/regio;Webpagina;Notities'], // prettier-ignore
    ['pl', 'Imię;Nazwisko;Firma;Dział;Stanowisko;Adres e-mail;Telefon służbowy;Telefon komórkowy;Faks służbowy;Adres służbowy - ulica;Adres służbowy - miejscowość;Adres służbowy - województwo;Adres służbowy - kod pocztowy;Adres służbowy - kraj;Strona sieci Web;Notatki'], // prettier-ignore
    ['cs', 'Jméno;Příjmení;Společnost;Oddělení;Funkce;E-mailová adresa;Telefon (zaměstnání);Mobilní telefon;Fax (zaměstnání);Ulice (zaměstnání);Město (zaměstnání);Kraj (zaměstnání);PSČ (zaměstnání);Země (zaměstnání);Webová stránka;Poznámky'], // prettier-ignore
    ['pt', 'Nome;Apelido;Empresa;Departamento;Cargo;Endereço de correio electrónico;Telefone do emprego;Telemóvel;Fax do emprego;Rua do emprego;Cidade do emprego;Distrito do emprego;Código postal do emprego;País/Região do emprego;Página Web;Notas'], // prettier-ignore
    ['ro', 'Prenume;Nume;Firmă;Departament;Funcție;Adresă de e-mail;Telefon serviciu;Telefon mobil;Fax serviciu;Stradă serviciu;Localitate serviciu;Județ serviciu;Cod poștal serviciu;Țară/Regiune serviciu;Pagină Web;Note'], // prettier-ignore
    ['ru', 'Имя;Фамилия;Организация;Отдел;Должность;Адрес эл. почты;Рабочий телефон;Телефон переносной;Рабочий факс;Улица (раб. адрес);Город (раб. адрес);Область (раб. адрес);Индекс (раб. адрес);Страна (раб. адрес);Веб-страница;Заметки'], // prettier-ignore
    ['sl', 'Ime;Priimek;Podjetje;Oddelek;Delovno mesto;E-poštni naslov;Službeni telefon;Mobilni telefon;Službeni faks;Službena ulica;Službeno mesto;Službena regija;Službena poštna številka;Službena država;Spletna stran;Opombe'], // prettier-ignore
    ['sv', 'Förnamn;Efternamn;Företag;Avdelning;Befattning;E-postadress;Telefon, arbete;Mobiltelefon;Fax, arbete;Gatuadress, arbete;Ort, arbete;Delstat/region, arbete;Postnummer, arbete;Land/region, arbete;Webbsida;Anteckningar'], // prettier-ignore
    ['tr', 'Ad;Soyadı;Şirket;Bölüm;İş Unvanı;E-posta Adresi;İş Telefonu;Cep Telefonu;İş Faksı;İş Adresi Sokak;İş Adresi Şehir;İş Adresi Eyalet;İş Adresi Posta Kodu;İş Adresi Ülke/Bölge;Web Sayfası;Notlar'], // prettier-ignore
    ['zh', '名;姓;单位;部门;职务;电子邮件地址;商务电话;移动电话;商务传真;商务地址 街道;商务地址 市/县;商务地址 省/市/自治区;商务地址 邮政编码;商务地址 国家/地区;网页;附注'], // prettier-ignore
  ])('in %s', (_language, headers) => {
    expect(fieldsOf(headers)).toBe(OUTLOOK);
  });

  test('leave out what is private, of somebody else, or a second one', () => {
    const headers =
      'Title;First Name;Middle Name;Last Name;Suffix;Company;Job Title;Business Street;Business Street 2;Home City;Other City;Assistant\'s Phone;Business Phone;Business Phone 2;Home Phone;Primary Phone;Pager;Account;Anniversary;Assistant\'s Name;E-mail Address;E-mail Type;E-mail Display Name;E-mail 2 Address;Gender;Government ID Number;Hobby;Initials;Language;Location;Manager\'s Name;Organizational ID Number;Profession;Referred By;Spouse;User 1;Web Page'; // prettier-ignore
    expect(fieldsOf(headers)).toBe(
      'prefix first - last - company title street - city - - phone - - - - - - - email - - - - - - - - - - - - - - - website',
    );
  });
});

describe('the columns of other programs', () => {
  test.each([
    ['Google, new', 'First Name;Middle Name;Last Name;Phonetic First Name;Name Prefix;Organization Name;Organization Title;Organization Department;E-mail 1 - Label;E-mail 1 - Value;Phone 1 - Label;Phone 1 - Value;Address 1 - Street;Address 1 - City;Address 1 - Postal Code;Address 1 - Country;Website 1 - Value;Notes', 'first - last - prefix company title dept - email - phone street city postal country website note'], // prettier-ignore
    ['Google, old', 'Name;Given Name;Additional Name;Family Name;Yomi Name;Group Membership;E-mail 1 - Type;E-mail 1 - Value;Phone 1 - Type;Phone 1 - Value;Organization 1 - Name;Organization 1 - Title;Organization 1 - Department', 'full first - last - - - email - phone company title dept'], // prettier-ignore
    ['LinkedIn', 'First Name;Last Name;URL;Email Address;Company;Position;Connected On', 'first last website email company title -'],
    ['Swapcard', 'First name;Last name;Job title;Company;Email;Mobile phone;Landline phone;Website;Badge ID;Group;Created at', 'first last title company email mobile phone website code - -'], // prettier-ignore
    ['Weezevent', 'N° billet;Code barre;Nom;Prénom;E-mail;Tarif;Société;Fonction;Date de commande;Nom acheteur;Prénom acheteur;E-mail acheteur', '- code last first email type company title - - - -'], // prettier-ignore
    ['Billetweb', 'Numéro de billet;Code-barres;Nom;Prénom;Email;Tarif;Prix;Commande;Date;Payé;Utilisé', '- code last first email type - - - - -'], // prettier-ignore
    ['pretix', 'Event name;Order code;Order email;Attendee name;Attendee name: Given name;Attendee name: Family name;Attendee email;Company;Product;Ticket secret;Pseudonymization ID', '- - - full first last email company - - code'], // prettier-ignore
    ['Luma', 'guest_id;name;first_name;last_name;email;phone_number;created_at;approval_status;checked_in_at;qr_code_url;ticket_name;What company do you work for?', '- full first last email phone - - - code type -'], // prettier-ignore
    ['Hopin', 'First Name;Last Name;Email;Headline;Ticket Name;Ticket Code;Registered At;Attended', 'first last email title type code - -'],
    ['Cvent', 'First Name;Last Name;Email Address;Company Name;Title;Work Phone;Mobile Phone;Registration Type;Confirmation Number;Work Address 1;Work City;Work State/Province;Work ZIP/Postal Code;Work Country', 'first last email company title phone mobile type code street city region postal country'], // prettier-ignore
    [
      'Bizzabo',
      'Attendee ID;First name;Last name;Email;Company;Job title;Ticket type;Registration date;Checked in',
      'code first last email company title type - -',
    ],
    ['Salesforce', 'Salutation;First Name;Last Name;Title;Account Name;Mailing Street;Mailing City;Mailing State/Province;Mailing Zip/Postal Code;Mailing Country;Phone;Fax;Mobile;Email;Account Owner', 'prefix first last title company street city region postal country phone fax mobile email -'], // prettier-ignore
    ['HubSpot', 'Record ID;First Name;Last Name;Email;Phone Number;Contact owner;Lead Status;Company name;Job Title;City;Country/Region;Create Date', 'code first last email phone - - company title city country -'], // prettier-ignore
    ['a fair in German', 'Ausweis-Nr.;Anrede;Titel;Vorname;Nachname;Firma / Institution;Funktion;Straße / Hausnr.;PLZ;Ort;Land;E-Mail;Telefon;Newsletter', 'code prefix - first last company title street postal city country email phone -'], // prettier-ignore
    ['a fair in French', 'N° badge;Civilité;NOM;Prénom;Raison sociale;Fonction;Adresse 1;Adresse 2;CP;Ville;Pays;E-mail;Tél.;Portable;Secteur d’activité', 'code prefix last first company title street - postal city country email phone mobile -'], // prettier-ignore
  ])('%s', (_program, headers, fields) => {
    expect(fieldsOf(headers)).toBe(fields);
  });
});

describe('a list without a header', () => {
  const rows = [
    ['00417', 'Julia', 'Quandermeer', 'Quander Pumpen GmbH', 'julia@quander.example', '+49 30 901820', 'Deutschland'],
    ['00418', 'Marco', 'Plessarde', 'Plessarde SA', 'marco@plessarde.example', '+33 1 42 68 53 00', 'France'],
    ['00419', 'Sunniva', 'Tallowick', 'Tallowick Optics', 'sunniva@tallowick.example', '+44 20 7946 0001', 'United Kingdom'],
  ];

  test('is told by its cells, ids and names too', () => {
    expect(readBareColumns(rows).map(({ field }) => field)).toEqual(['code', 'first', 'last', 'company', 'email', 'phone', 'country']);
    expect(readBareColumns(rows.map(([code, first, last]) => [code ?? '', `${first} ${last}`])).map(({ field }) => field)).toEqual(['code', 'full']); // prettier-ignore
  });

  test('is never sure of what only its cells say', () => {
    for (const { field, confidence } of readBareColumns(rows)) if (field !== 'email') expect(confidence).toBeLessThan(0.6);
  });
});
