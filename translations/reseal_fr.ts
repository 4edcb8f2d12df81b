<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ActivityModel</name>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Somebody (%1)</source>
        <translation>Quelqu’un (%1)</translation>
    </message>
    <message>
        <source>a record</source>
        <translation>un document</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>The clinic has let you in</source>
        <translation>La clinique a validé votre admission</translation>
    </message>
    <message>
        <source>You were entered on the ledger under a pseudonym</source>
        <translation>Vous figurez désormais au registre sous un pseudonyme</translation>
    </message>
    <message>
        <source>Your pseudonym was renewed</source>
        <translation>Votre pseudonyme a été renouvelé</translation>
    </message>
    <message>
        <source>Your pseudonym has ended</source>
        <translation>Votre pseudonyme a pris fin</translation>
    </message>
    <message>
        <source>Your keys were brought up to date</source>
        <translation>Vos clés ont été mises à jour</translation>
    </message>
    <message>
        <source>%1 sealed %2 for you</source>
        <translation>%1 a scellé %2 pour vous</translation>
    </message>
    <message>
        <source>You sorted %1</source>
        <translation>Vous avez classé %1</translation>
    </message>
    <message>
        <source>%1 sorted %2</source>
        <translation>%1 a classé %2</translation>
    </message>
    <message>
        <source>You erased %1</source>
        <translation>Vous avez effacé %1</translation>
    </message>
    <message>
        <source>%1 erased %2</source>
        <translation>%1 a effacé %2</translation>
    </message>
    <message>
        <source>%1 asked to read records</source>
        <translation>%1 a demandé à lire des documents</translation>
    </message>
    <message>
        <source>You declined a request</source>
        <translation>Vous avez refusé une demande</translation>
    </message>
    <message>
        <source>You took a permission back</source>
        <translation>Vous avez retiré une autorisation</translation>
    </message>
    <message>
        <source>%1 took its part of a key</source>
        <translation>%1 a reçu sa part d’une clé</translation>
    </message>
    <message>
        <source>%1 destroyed its part of a key</source>
        <translation>%1 a détruit sa part d’une clé</translation>
    </message>
    <message>
        <source>%1 keeps a copy of %2</source>
        <translation>%1 conserve une copie de&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 deleted its copy of %2</source>
        <translation>%1 a supprimé sa copie de&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 helped to open a record to somebody you approved</source>
        <translation>%1 a aidé à ouvrir un document pour une personne dont vous avez approuvé la demande</translation>
    </message>
    <message>
        <source>Something was refused by the ledger&apos;s rules</source>
        <translation>Une opération a été rejetée par les règles du registre</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloc</translation>
    </message>
    <message>
        <source>Your membership was suspended</source>
        <translation>Votre adhésion a été suspendue</translation>
    </message>
    <message>
        <source>Your membership counts again</source>
        <translation>Votre adhésion est de nouveau valable</translation>
    </message>
    <message>
        <source>%1 proposed a change to the group of clinics</source>
        <translation>%1 a proposé un changement dans le groupe de cliniques</translation>
    </message>
    <message>
        <source>%1 voted on a proposal</source>
        <translation>%1 a voté sur une proposition</translation>
    </message>
    <message>
        <source>The clinics accepted a proposal</source>
        <translation>Les cliniques ont accepté une proposition</translation>
    </message>
    <message>
        <source>The clinics rejected a proposal</source>
        <translation>Les cliniques ont rejeté une proposition</translation>
    </message>
    <message>
        <source>An accepted proposal could no longer be carried out</source>
        <translation>Une proposition acceptée n’a plus pu être appliquée</translation>
    </message>
    <message>
        <source>%1 changed its network address</source>
        <translation>%1 a changé son adresse réseau</translation>
    </message>
    <message>
        <source>%1 gave evidence that a clinic contradicted itself</source>
        <translation>%1 a prouvé qu’une clinique s’est contredite</translation>
    </message>
    <message>
        <source>%1 asked to read %2</source>
        <translation>%1 a demandé à lire %2</translation>
    </message>
    <message>
        <source>You declined what %1 asked for: %2</source>
        <translation>Vous avez refusé ce que %1 demandait&#xa0;: %2</translation>
    </message>
    <message>
        <source>You approved: %1 may read %2</source>
        <translation>Vous avez approuvé&#xa0;: %1 peut lire %2</translation>
    </message>
    <message>
        <source>You took back what %1 could read: %2</source>
        <translation>Vous avez retiré ce que %1 pouvait lire&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 helped %2 to open: %3</source>
        <translation>%1 a aidé %2 à ouvrir&#xa0;: %3</translation>
    </message>
    <message>
        <source>%1 began to make a common key of the clinics</source>
        <translation>%1 a commencé à créer une clé commune des cliniques</translation>
    </message>
    <message>
        <source>The clinics went on making their common key</source>
        <translation>Les cliniques ont poursuivi la création de leur clé commune</translation>
    </message>
    <message>
        <source>The clinics made their common key</source>
        <translation>Les cliniques ont créé leur clé commune</translation>
    </message>
    <message>
        <source>The clinics could not make their common key</source>
        <translation>Les cliniques n’ont pas pu créer leur clé commune</translation>
    </message>
    <message>
        <source>A common key of the clinics was retired</source>
        <translation>Une clé commune des cliniques a été retirée du service</translation>
    </message>
    <message>
        <source>%1 – what it shows of that is not what it has put on the ledger</source>
        <translation>%1 – ce qu’elle en montre n’est pas ce qu’elle a inscrit au registre</translation>
    </message>
    <message>
        <source>%1 – which openings these were could not be seen</source>
        <translation>%1 – il n’a pas été possible de voir de quelles ouvertures il s’agit</translation>
    </message>
    <message>
        <source>%1 refused %2 to open: %3</source>
        <translation>%1 a refusé à %2 l’ouverture de&#xa0;: %3</translation>
    </message>
    <message>
        <source>somebody who is not named</source>
        <translation>une personne qui n’est pas nommée</translation>
    </message>
    <message>
        <source>%1 – for %2</source>
        <translation>%1 – pour %2</translation>
    </message>
    <message>
        <source>%1 – by that clinic&apos;s clock after you had taken it back</source>
        <translation>%1 – selon l&apos;horloge de cette clinique, après que vous l&apos;avez repris</translation>
    </message>
    <message>
        <source>You gave a permission</source>
        <translation>Vous avez donné une autorisation</translation>
    </message>
    <message>
        <source>%1 declared an emergency, and may read for a while what you left for that</source>
        <translation>%1 a déclaré une urgence et peut lire pendant un temps ce que vous avez laissé pour cela</translation>
    </message>
    <message>
        <source>%1 gave its part, so that a doctor can read in an emergency</source>
        <translation>%1 a donné sa part, afin qu’un médecin puisse lire en cas d’urgence</translation>
    </message>
    <message>
        <source>%1 did not give its part in an emergency</source>
        <translation>%1 n’a pas donné sa part lors d’une urgence</translation>
    </message>
    <message>
        <source>%1 looked into an emergency afterwards</source>
        <translation>%1 a examiné une urgence après coup</translation>
    </message>
    <message>
        <source>a doctor in an emergency (%1)</source>
        <translation>un médecin en situation d&apos;urgence (%1)</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Everything that has happened around your records, as the clinics&apos; ledger has it.</source>
        <translation>Tout ce qui s’est passé autour de vos documents, d’après le registre des cliniques.</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>Enregistrer en tableau…</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>À quel sujet</translation>
    </message>
    <message>
        <source>Who may read, and who did</source>
        <translation>Qui peut lire, et qui a lu</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>Mon compte</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Rien pour l’instant</translation>
    </message>
    <message>
        <source>Requests, approvals, and who has read what appear here.</source>
        <translation>Les demandes, les approbations et les lectures apparaissent ici.</translation>
    </message>
    <message>
        <source>Save the activity</source>
        <translation>Enregistrer l’activité</translation>
    </message>
    <message>
        <source>The table was not saved.</source>
        <translation>Le tableau n’a pas été enregistré.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>The activity could not be fetched.</source>
        <translation>L’activité n’a pas pu être récupérée.</translation>
    </message>
    <message>
        <source>Checked against the clinics&apos; ledger: up to block %1 nothing is left out.</source>
        <translation>Vérifié avec le registre des cliniques : jusqu’au bloc %1, rien ne manque.</translation>
    </message>
    <message>
        <source>Show earlier</source>
        <translation>Afficher plus ancien</translation>
    </message>
    <message>
        <source>Checked against the clinics&apos; ledger up to block %1. Earlier entries are not shown yet.</source>
        <translation>Vérifié avec le registre des cliniques jusqu&apos;au bloc %1. Les entrées plus anciennes ne sont pas encore affichées.</translation>
    </message>
</context>
<context>
    <name>AddPatient</name>
    <message>
        <source>The care card&apos;s text</source>
        <translation>Le texte de la carte de soins</translation>
    </message>
    <message>
        <source>Read a picture of its QR code…</source>
        <translation>Lire une image de son code QR…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Birth date (1961-04-30)</source>
        <translation>Date de naissance (1961-04-30)</translation>
    </message>
    <message>
        <source>Your clinic&apos;s number for the patient</source>
        <translation>Le numéro du patient dans votre clinique</translation>
    </message>
    <message>
        <source>Enter into the clinic&apos;s register, too</source>
        <translation>Inscrire aussi au répertoire de la clinique</translation>
    </message>
    <message>
        <source>Scan or paste the patient&apos;s care card, and write down who it is as you see it in their papers.</source>
        <translation>Scannez ou collez la carte de soins du patient, puis notez son identité telle que vous la lisez sur ses papiers.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Add a patient</source>
        <translation>Ajouter un patient</translation>
    </message>
    <message>
        <source>A picture of the care card</source>
        <translation>Une image de la carte de soins</translation>
    </message>
    <message>
        <source>There is no QR code to be read in “%1”. Take the picture closer and in better light.</source>
        <translation>Aucun code QR lisible dans «&#xa0;%1&#xa0;». Prenez la photo de plus près et avec plus de lumière.</translation>
    </message>
    <message>
        <source>The card is cut or mistyped, or the birth date is none. Nobody was added.</source>
        <translation>La carte est coupée ou mal saisie, ou la date de naissance n’en est pas une. Personne n’a été ajouté.</translation>
    </message>
    <message>
        <source>This is no care card. Ask the patient to show the one in their program. Nobody was added.</source>
        <translation>Ce n’est pas une carte de soins. Demandez au patient de montrer celle de son programme. Personne n’a été ajouté.</translation>
    </message>
    <message>
        <source>This card is of another group of clinics. The patient needs an invitation of a clinic of yours. Nobody was added.</source>
        <translation>Cette carte appartient à un autre groupe de cliniques. Le patient a besoin d’une invitation d’une de vos cliniques. Personne n’a été ajouté.</translation>
    </message>
    <message>
        <source>This card was replaced by a newer one. Ask the patient for that. Nobody was added.</source>
        <translation>Cette carte a été remplacée par une plus récente. Demandez celle-ci au patient. Personne n’a été ajouté.</translation>
    </message>
    <message>
        <source>The clinics don&apos;t know this patient yet. If the card is minutes old, try again in a moment. Nobody was added.</source>
        <translation>Les cliniques ne connaissent pas encore ce patient. Si la carte n’a que quelques minutes, réessayez dans un instant. Personne n’a été ajouté.</translation>
    </message>
    <message>
        <source>Nobody was added.</source>
        <translation>Personne n’a été ajouté.</translation>
    </message>
    <message>
        <source>It is another patient: I have compared the care cards</source>
        <translation>C’est un autre patient&#xa0;: j’ai comparé les cartes de soins</translation>
    </message>
    <message>
        <source>Compare with the patient&apos;s card: %1</source>
        <translation>À comparer avec la carte du patient&#xa0;: %1</translation>
    </message>
    <message>
        <source>You know this card as “%1”. Nothing was added or changed.</source>
        <translation>Vous connaissez cette carte comme «&#xa0;%1&#xa0;». Rien n’a été ajouté ni modifié.</translation>
    </message>
    <message>
        <source>You know this card under another name, birth date or number. Nothing was added or changed.</source>
        <translation>Vous connaissez cette carte sous un autre nom, une autre date de naissance ou un autre numéro. Rien n’a été ajouté ni modifié.</translation>
    </message>
    <message>
        <source>You have a patient of this name or number already, with another care card. Compare the cards before you go on. Nobody was added.</source>
        <translation>Vous avez déjà un patient de ce nom ou de ce numéro, avec une autre carte de soins. Comparez les cartes avant de continuer. Personne n’a été ajouté.</translation>
    </message>
    <message>
        <source>What is missing: the care card.</source>
        <translation>Il manque la carte de soins.</translation>
    </message>
    <message>
        <source>✓ A care card. What is missing: the name, as in their papers.</source>
        <translation>✓ Une carte de soins. Il manque le nom, tel que sur ses papiers.</translation>
    </message>
    <message>
        <source>What is missing: the name, as in their papers.</source>
        <translation>Il manque le nom, tel que sur ses papiers.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Common words are guessed first. Put together four or more words that have nothing to do with each other.</source>
        <translation>Les mots courants sont devinés en premier. Assemblez au moins quatre mots sans rapport entre eux.</translation>
    </message>
    <message>
        <source>Names of yours or of the clinic are the first guess. Leave them out.</source>
        <translation>Votre nom ou celui de la clinique est deviné en premier. Ne les utilisez pas.</translation>
    </message>
    <message>
        <source>Repetitions add nothing. Add another word instead.</source>
        <translation>Les répétitions n’apportent rien. Ajoutez plutôt un autre mot.</translation>
    </message>
    <message>
        <source>Rows such as “1234” or “abcd” are guessed first. Add another word instead.</source>
        <translation>Les suites comme «&#xa0;1234&#xa0;» ou «&#xa0;abcd&#xa0;» sont devinées en premier. Ajoutez plutôt un autre mot.</translation>
    </message>
    <message>
        <source>Rows of keys such as “qwertz” are guessed first. Add another word instead.</source>
        <translation>Les suites de touches comme «&#xa0;azerty&#xa0;» sont devinées en premier. Ajoutez plutôt un autre mot.</translation>
    </message>
    <message>
        <source>Dates are guessed first. Add words that have nothing to do with you.</source>
        <translation>Les dates sont devinées en premier. Ajoutez des mots sans rapport avec vous.</translation>
    </message>
    <message>
        <source>Make it longer: another word or two that you can remember.</source>
        <translation>Allongez-la&#xa0;: encore un ou deux mots que vous pouvez retenir.</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Faible</translation>
    </message>
    <message>
        <source>Not strong enough yet</source>
        <translation>Pas encore assez forte</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bonne</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Forte</translation>
    </message>
</context>
<context>
    <name>ApprovePart</name>
    <message>
        <source>Approve this</source>
        <translation>Approuver ceci</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>What may be read?</source>
        <translation>Que peut-on lire&#xa0;?</translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation>Ce qui a été demandé</translation>
    </message>
    <message>
        <source>Untick what is not to be read. A whole category includes what is added to it later; single records don&apos;t.</source>
        <translation>Décochez ce qui ne doit pas être lu. Une catégorie entière comprend ce qui y sera ajouté plus tard&#xa0;; des documents isolés, non.</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>Pour combien de temps&#xa0;?</translation>
    </message>
    <message>
        <source>As asked: %1</source>
        <translation>Comme demandé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Jusqu’à demain</translation>
    </message>
    <message>
        <source>One week</source>
        <translation>Une semaine</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 jours</translation>
    </message>
    <message>
        <source>Another date</source>
        <translation>Une autre date</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation>Rien n’est coché.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Care card</source>
        <translation>Carte de soins</translation>
    </message>
    <message>
        <source>Show it at a clinic&apos;s desk: with it they find you and can seal records for you.</source>
        <translation>Montrez-la à l’accueil d’une clinique&#xa0;: grâce à elle, on vous trouve et on peut sceller des documents pour vous.</translation>
    </message>
    <message>
        <source>What it opens, and what it doesn&apos;t</source>
        <translation>Ce qu’elle ouvre, et ce qu’elle n’ouvre pas</translation>
    </message>
    <message>
        <source>Whoever has it sees which records exist: their category, date and title. Sensitive categories are not among them. Nobody can read a record with it; for that they have to ask you.</source>
        <translation>Qui la possède voit quels documents existent&#xa0;: leur catégorie, leur date et leur titre. Les catégories sensibles n’y figurent pas. Personne ne peut lire un document avec elle&#xa0;; pour cela, il faut vous le demander.</translation>
    </message>
    <message>
        <source>Treat it like an insurance card: show it, don&apos;t post it.</source>
        <translation>Traitez-la comme une carte d’assurance&#xa0;: montrez-la, ne la publiez pas.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Save as PDF or picture…</source>
        <translation>Enregistrer en PDF ou image…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier le texte</translation>
    </message>
    <message>
        <source>Save the care card</source>
        <translation>Enregistrer la carte de soins</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Image (*.png)</translation>
    </message>
    <message>
        <source>The card was not saved.</source>
        <translation>La carte n’a pas été enregistrée.</translation>
    </message>
    <message>
        <source>The card is saved.</source>
        <translation>La carte est enregistrée.</translation>
    </message>
    <message>
        <source>The care card could not be made.</source>
        <translation>La carte de soins n’a pas pu être créée.</translation>
    </message>
    <message>
        <source>Card number %1 · %2</source>
        <translation>Carte numéro %1 · %2</translation>
    </message>
    <message>
        <source>Care card
%1

Show it at a clinic&apos;s desk. It opens no record by itself.</source>
        <translation>Carte de soins
%1

Montrez-la à l’accueil d’une clinique. À elle seule, elle n’ouvre aucun document.</translation>
    </message>
    <message>
        <source>The card was not printed.</source>
        <translation>La carte n’a pas été imprimée.</translation>
    </message>
    <message>
        <source>The card&apos;s text is on the clipboard for two minutes.</source>
        <translation>Le texte de la carte reste deux minutes dans le presse-papiers.</translation>
    </message>
</context>
<context>
    <name>ChartPage</name>
    <message>
        <source>birth date not known</source>
        <translation>date de naissance inconnue</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>naissance&#xa0;: %1</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Whose chart?</source>
        <translation>Le dossier de qui&#xa0;?</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>Valeurs dans le temps</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Nouveau document</translation>
    </message>
    <message>
        <source>Ask to read…</source>
        <translation>Demander à lire…</translation>
    </message>
    <message>
        <source>Nothing sealed yet</source>
        <translation>Rien n’est encore scellé</translation>
    </message>
    <message>
        <source>Nothing has been sealed for this patient, or nothing that the care card shows.</source>
        <translation>Rien n’a été scellé pour ce patient, ou rien que la carte de soins montre.</translation>
    </message>
    <message>
        <source>Choose one of your patients above, or find them in your clinic&apos;s register.</source>
        <translation>Choisissez un de vos patients ci-dessus, ou cherchez-le dans le répertoire de votre clinique.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>Vos patients n’ont pas pu être récupérés.</translation>
    </message>
    <message>
        <source>The chart could not be fetched.</source>
        <translation>Le dossier n’a pas pu être récupéré.</translation>
    </message>
    <message>
        <source>You asked for it, and the patient has not answered yet.</source>
        <translation>Vous l’avez demandé, et le patient n’a pas encore répondu.</translation>
    </message>
    <message>
        <source>This record is locked. Ask the patient to read it.</source>
        <translation>Ce document est verrouillé. Demandez au patient à le lire.</translation>
    </message>
    <message>
        <source>No laboratory results or vital signs that you may read.</source>
        <translation>Aucun résultat de laboratoire ni signe vital que vous puissiez lire.</translation>
    </message>
    <message>
        <source>Save to which folder?</source>
        <translation>À quel emplacement enregistrer&#xa0;?</translation>
    </message>
    <message>
        <source>The record was not saved.</source>
        <translation>Le document n’a pas été enregistré.</translation>
    </message>
    <message>
        <source>Saved to %1. It is not protected there: whoever can use the folder can read it.</source>
        <translation>Enregistré dans %1. Il n’y est pas protégé&#xa0;: quiconque a accès à cet emplacement peut le lire.</translation>
    </message>
    <message>
        <source>Your request is with the patient.</source>
        <translation>Votre demande est chez le patient.</translation>
    </message>
    <message>
        <source>Your request is kept and sent as soon as enough clinics are there.</source>
        <translation>Votre demande est conservée et sera envoyée dès qu’assez de cliniques seront présentes.</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>La suivre</translation>
    </message>
</context>
<context>
    <name>ClinicSetupPage</name>
    <message>
        <source>%1 has its keys. Which clinics does it work with?</source>
        <translation>%1 a ses clés. Avec quelles cliniques travaille-t-elle&#xa0;?</translation>
    </message>
    <message>
        <source>Join clinics that found a group together</source>
        <translation>Rejoindre des cliniques qui fondent un groupe</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry and give it to whoever founds the group. You get one file back, the same for all clinics: open it here.</source>
        <translation>Enregistrez la fiche de cette clinique et remettez-la à qui fonde le groupe. Vous recevrez un fichier en retour, le même pour toutes les cliniques&#xa0;: ouvrez-le ici.</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry…</source>
        <translation>Enregistrer la fiche de la clinique…</translation>
    </message>
    <message>
        <source>Open the group&apos;s file…</source>
        <translation>Ouvrir le fichier du groupe…</translation>
    </message>
    <message>
        <source>Group of %1</source>
        <translation>Groupe %1</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Nom du groupe</translation>
    </message>
    <message>
        <source>Found it with other clinics&apos; entries…</source>
        <translation>Fonder avec les fiches des autres cliniques…</translation>
    </message>
    <message>
        <source>This clinic alone</source>
        <translation>Cette clinique seule</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry</source>
        <translation>Enregistrer la fiche de cette clinique</translation>
    </message>
    <message>
        <source>Open the group&apos;s file</source>
        <translation>Ouvrir le fichier du groupe</translation>
    </message>
    <message>
        <source>The other clinics&apos; entries</source>
        <translation>Les fiches des autres cliniques</translation>
    </message>
    <message>
        <source>The entry was not saved.</source>
        <translation>La fiche n’a pas été enregistrée.</translation>
    </message>
    <message>
        <source>The entry is saved. Give it to whoever founds the group.</source>
        <translation>La fiche est enregistrée. Remettez-la à qui fonde le groupe.</translation>
    </message>
    <message>
        <source>The group was not founded.</source>
        <translation>Le groupe n’a pas été fondé.</translation>
    </message>
    <message>
        <source>This is no group&apos;s file.</source>
        <translation>Ce n’est pas le fichier d’un groupe.</translation>
    </message>
    <message>
        <source>Is this the group?</source>
        <translation>Est-ce bien le groupe&#xa0;?</translation>
    </message>
    <message>
        <source>Call the other clinics and compare this phrase. It must be the same everywhere; if it is not, somebody has another file.</source>
        <translation>Appelez les autres cliniques et comparez cette phrase. Elle doit être la même partout&#xa0;; sinon, quelqu’un a un autre fichier.</translation>
    </message>
    <message>
        <source>Yes, this is it</source>
        <translation>Oui, c’est le bon</translation>
    </message>
    <message>
        <source>The clinic does not belong to this group, or it could not be saved.</source>
        <translation>La clinique n’appartient pas à ce groupe, ou l’enregistrement a échoué.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Work alone</source>
        <translation>Travailler seul</translation>
    </message>
    <message>
        <source>What a practice with one computer wants.</source>
        <translation>Ce qui convient à un cabinet avec un seul ordinateur.</translation>
    </message>
    <message>
        <source>Found a group</source>
        <translation>Fonder un groupe</translation>
    </message>
    <message>
        <source>Add the entries of the other clinics.</source>
        <translation>Ajoutez les fiches des autres cliniques.</translation>
    </message>
    <message>
        <source>Which clinics belong to a group can&apos;t change later in this version.</source>
        <translation>Dans cette version, les cliniques qui composent un groupe ne peuvent plus changer ensuite.</translation>
    </message>
    <message>
        <source>There is no other clinic to compare this phrase with. Everybody who joins here sees it too.</source>
        <translation>Il n’y a pas d’autre clinique avec laquelle comparer cette phrase. Toute personne admise ici la voit aussi.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask %1</source>
        <translation>Demander à %1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>%n selected record(s)</source>
        <translation>
            <numerusform>%n document sélectionné</numerusform>
            <numerusform>%n documents sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>What do you need?</source>
        <translation>De quoi avez-vous besoin&#xa0;?</translation>
    </message>
    <message>
        <source>Patient summary</source>
        <translation>Synthèse médicale</translation>
    </message>
    <message>
        <source>Diagnoses, allergies, medications, vaccinations and procedures</source>
        <translation>Diagnostics, allergies, médicaments, vaccinations et actes</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Pour combien de temps</translation>
    </message>
    <message>
        <source>One week</source>
        <translation>Une semaine</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 jours</translation>
    </message>
    <message>
        <source>One year</source>
        <translation>Un an</translation>
    </message>
    <message>
        <source>A word to the patient</source>
        <translation>Un mot au patient</translation>
    </message>
    <message>
        <source>A word to the patient: why do you need it?</source>
        <translation>Un mot au patient&#xa0;: pourquoi en avez-vous besoin&#xa0;?</translation>
    </message>
    <message>
        <source>What %1 will read</source>
        <translation>Ce que lira %1</translation>
    </message>
    <message>
        <source>You (with your name, title and clinic)</source>
        <translation>Vous (avec votre nom, votre titre et votre clinique)</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>The request was not sent.</source>
        <translation>La demande n’a pas été envoyée.</translation>
    </message>
    <message>
        <source>Nothing yet: choose above what you need.</source>
        <translation>Encore rien : choisissez ci-dessus ce qu’il vous faut.</translation>
    </message>
    <message>
        <source>Not for me alone: for all whom my clinic names in its team</source>
        <translation>Pas pour moi seul : pour toutes les personnes que ma clinique désigne dans son équipe</translation>
    </message>
    <message>
        <source>The whole team of your clinic</source>
        <translation>Toute l’équipe de votre clinique</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>Une personne dont le nom n’est pas confirmé</translation>
    </message>
    <message>
        <source>%1 may read nothing.</source>
        <translation>%1 ne peut rien lire.</translation>
    </message>
    <message>
        <source>%1 may read %2 %3. Purpose: %4.</source>
        <translation>%1 peut lire %2 %3. Motif&#xa0;: %4.</translation>
    </message>
    <message>
        <source>everything in “%1”</source>
        <translation>tout ce que contient «&#xa0;%1&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation>
            <numerusform>%n document dans «&#xa0;%1&#xa0;»</numerusform>
            <numerusform>%n documents dans «&#xa0;%1&#xa0;»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected record(s)</source>
        <translation>
            <numerusform>%n document protégé</numerusform>
            <numerusform>%n documents protégés</numerusform>
        </translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>sans limite de durée</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>The whole team of a clinic</source>
        <translation>Toute l’équipe d’une clinique</translation>
    </message>
    <message>
        <source>The whole team of %1</source>
        <translation>Toute l’équipe de %1</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file ends in the middle. Export it again at its source.</source>
        <translation>Le fichier s’arrête au milieu. Exportez-le de nouveau à sa source.</translation>
    </message>
    <message>
        <source>The file&apos;s text is in an encoding that health records don&apos;t use. Export it as UTF-8.</source>
        <translation>Le texte du fichier est dans un encodage que les documents de santé n’utilisent pas. Exportez-le en UTF-8.</translation>
    </message>
    <message>
        <source>The file is damaged, or is no health record in JSON.</source>
        <translation>Le fichier est endommagé, ou n’est pas un document de santé en JSON.</translation>
    </message>
    <message>
        <source>The file contradicts itself: it says one thing twice. Export it again at its source.</source>
        <translation>Le fichier se contredit&#xa0;: il dit une chose deux fois. Exportez-le de nouveau à sa source.</translation>
    </message>
    <message>
        <source>This is not what it should be, or it was cut or mistyped. Copy all of it and try again.</source>
        <translation>Ce n’est pas ce qui est attendu, ou le texte a été coupé ou mal saisi. Copiez-le en entier et réessayez.</translation>
    </message>
    <message>
        <source>The file is in JSON, but no health record (FHIR).</source>
        <translation>Le fichier est en JSON, mais n’est pas un document de santé (FHIR).</translation>
    </message>
    <message>
        <source>The file is a log or a message between servers, not a record. Export the patient&apos;s record instead.</source>
        <translation>Le fichier est un journal ou un message entre serveurs, pas un document. Exportez plutôt le document du patient.</translation>
    </message>
    <message>
        <source>This version of Reseal can&apos;t work with it.</source>
        <translation>Cette version de Reseal ne peut pas l’utiliser.</translation>
    </message>
    <message>
        <source>The file is about more than one patient. Export each patient by themselves.</source>
        <translation>Le fichier concerne plus d’un patient. Exportez chaque patient séparément.</translation>
    </message>
    <message>
        <source>It was changed in the meantime. Look at it again and repeat what you did.</source>
        <translation>Entre-temps, il y a eu une modification. Regardez de nouveau et répétez ce que vous avez fait.</translation>
    </message>
    <message>
        <source>This is something else than was expected here. Nothing was changed.</source>
        <translation>Ce n’est pas ce qui était attendu ici. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>It is larger than Reseal takes at once. Nothing was changed.</source>
        <translation>C’est plus grand que ce que Reseal accepte en une fois. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>It was made by a newer version of Reseal. Update this program to open it.</source>
        <translation>Cela vient d’une version plus récente de Reseal. Mettez ce programme à jour pour l’ouvrir.</translation>
    </message>
    <message>
        <source>What another clinic sent does not hold up, so it was not used. Ask the clinic&apos;s staff to look at the ledger.</source>
        <translation>Ce qu’une autre clinique a envoyé ne résiste pas au contrôle et n’a donc pas été utilisé. Demandez au personnel de la clinique de regarder le registre.</translation>
    </message>
    <message>
        <source>Its signature is wrong: it does not come from whom it says. It was not used.</source>
        <translation>La signature est fausse&#xa0;: cela ne vient pas de qui c’est censé venir. Cela n’a pas été utilisé.</translation>
    </message>
    <message>
        <source>It can&apos;t be decrypted with the keys of this person. Nothing was changed.</source>
        <translation>Impossible à déchiffrer avec les clés de cette personne. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>The passphrase is not right. Nobody can look it up or set a new one; try again, and mind capital letters and the keyboard&apos;s language.</source>
        <translation>La phrase secrète n’est pas la bonne. Personne ne peut la retrouver ni en définir une autre&#xa0;; réessayez, en faisant attention aux majuscules et à la langue du clavier.</translation>
    </message>
    <message>
        <source>Stored files fail their checks: the disk may be failing. Nothing was changed. Don&apos;t delete anything; restore the folder from a backup.</source>
        <translation>Des fichiers stockés échouent au contrôle&#xa0;: le disque est peut-être défaillant. Rien n’a été modifié. Ne supprimez rien&#xa0;; restaurez le dossier de l’ordinateur à partir d’une sauvegarde.</translation>
    </message>
    <message>
        <source>It is not there, or not known here yet.</source>
        <translation>C’est absent d’ici, ou pas encore connu.</translation>
    </message>
    <message>
        <source>It is there already. Nothing was changed.</source>
        <translation>C’est déjà là. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>You have no permission for this.</source>
        <translation>Vous n’avez pas d’autorisation pour cela.</translation>
    </message>
    <message>
        <source>The patient has taken the permission back.</source>
        <translation>Le patient a retiré l’autorisation.</translation>
    </message>
    <message>
        <source>Its time has run out. Ask for a new one.</source>
        <translation>Le délai est écoulé. Demandez-en une nouvelle fois.</translation>
    </message>
    <message>
        <source>The clinics can&apos;t tell yet whether they know the latest decisions, so nothing is opened. It is tried again; please wait a moment.</source>
        <translation>Les cliniques ne savent pas encore si elles connaissent les dernières décisions&#xa0;; rien n’est donc ouvert. Un nouvel essai suit de lui-même&#xa0;; veuillez patienter un instant.</translation>
    </message>
    <message>
        <source>The ledger&apos;s rules don&apos;t allow it. Nothing was changed.</source>
        <translation>Les règles du registre ne le permettent pas. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>It belongs to another group of clinics than this one.</source>
        <translation>Cela appartient à un autre groupe de cliniques que celui-ci.</translation>
    </message>
    <message>
        <source>The computer that answered is not the clinic&apos;s. Nothing was sent. Tell the clinic.</source>
        <translation>L’ordinateur qui a répondu n’est pas celui de la clinique. Rien n’a été envoyé. Prévenez la clinique.</translation>
    </message>
    <message>
        <source>The clinic can&apos;t be reached at the moment. What you entered is kept; it goes on as soon as the connection is back.</source>
        <translation>La clinique est injoignable pour le moment. Ce que vous avez saisi est conservé&#xa0;; cela reprendra dès que la connexion sera rétablie.</translation>
    </message>
    <message>
        <source>The clinic did not answer in time. What you entered is kept; try again in a moment.</source>
        <translation>La clinique n’a pas répondu à temps. Ce que vous avez saisi est conservé&#xa0;; réessayez dans un instant.</translation>
    </message>
    <message>
        <source>There is too much to do at once. Nothing was lost; try again in a moment.</source>
        <translation>Il y a trop à faire à la fois. Rien n’a été perdu&#xa0;; réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The disk is full. What was sealed before is kept, nothing half is. Free some space and do it again: it goes on where it stopped.</source>
        <translation>Le disque est plein. Ce qui était déjà scellé est conservé, rien n’est resté à moitié fait. Libérez de la place et recommencez&#xa0;: cela reprendra là où cela s’est arrêté.</translation>
    </message>
    <message>
        <source>The computer would not read or write a file. Nothing was changed. Look whether the disk is there and may be written.</source>
        <translation>L’ordinateur a refusé de lire ou d’écrire un fichier. Rien n’a été modifié. Vérifiez que le disque est présent et qu’on peut y écrire.</translation>
    </message>
    <message>
        <source>These keys are in use by another window or program. Close that one first.</source>
        <translation>Ces clés sont utilisées par une autre fenêtre ou un autre programme. Fermez-le d’abord.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>L’opération a été arrêtée.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Your clinic&apos;s invitation</source>
        <translation>L’invitation de votre clinique</translation>
    </message>
    <message>
        <source>Your invitation as a doctor</source>
        <translation>Votre invitation de médecin</translation>
    </message>
    <message>
        <source>Welcome to Reseal</source>
        <translation>Bienvenue dans Reseal</translation>
    </message>
    <message>
        <source>Clinics keep medical records sealed here. Only the patient can open them to somebody, and take that back.</source>
        <translation>Les cliniques y conservent des documents médicaux scellés. Seul le patient peut les ouvrir à quelqu’un, et retirer cette autorisation.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Get started</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Try it with four demo clinics</source>
        <translation>Essayer avec quatre cliniques fictives</translation>
    </message>
    <message>
        <source>Not a certified medical device. Not for primary diagnosis.</source>
        <translation>Dispositif médical non certifié. Ne pas utiliser pour un diagnostic initial.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Qui êtes-vous&#xa0;?</translation>
    </message>
    <message>
        <source>I am a patient</source>
        <translation>Je suis un patient</translation>
    </message>
    <message>
        <source>See my records, and decide who may read them</source>
        <translation>Voir mes documents, et décider qui peut les lire</translation>
    </message>
    <message>
        <source>I am a doctor</source>
        <translation>Je suis médecin</translation>
    </message>
    <message>
        <source>Seal records for patients, and ask for theirs</source>
        <translation>Sceller des documents pour des patients, et demander les leurs</translation>
    </message>
    <message>
        <source>I set up a clinic</source>
        <translation>J’installe une clinique</translation>
    </message>
    <message>
        <source>Let a clinic take part: its keys, its people, its network</source>
        <translation>Faire participer une clinique&#xa0;: ses clés, ses membres, son réseau</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Your clinic gives it to you as a file, a QR code or a text. Paste the text here, or open the file or a photo of the code.</source>
        <translation>Votre clinique vous la remet sous forme de fichier, de code QR ou de texte. Collez le texte ici, ou ouvrez le fichier ou une photo du code.</translation>
    </message>
    <message>
        <source>The invitation&apos;s text</source>
        <translation>Le texte de l’invitation</translation>
    </message>
    <message>
        <source>Open a file or a photo…</source>
        <translation>Ouvrir un fichier ou une photo…</translation>
    </message>
    <message>
        <source>Your name, as this program should greet you</source>
        <translation>Votre nom, tel que ce programme doit vous saluer</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Open an invitation</source>
        <translation>Ouvrir une invitation</translation>
    </message>
    <message>
        <source>“%1” is neither an invitation nor a picture with a QR code that can be read.</source>
        <translation>«&#xa0;%1&#xa0;» n’est ni une invitation, ni une image avec un code QR lisible.</translation>
    </message>
    <message>
        <source>This is something else of Reseal&apos;s, not an invitation (a care card, perhaps). Your clinic gives you an invitation.</source>
        <translation>C’est autre chose de Reseal, pas une invitation (une carte de soins, peut-être). C’est votre clinique qui vous donne une invitation.</translation>
    </message>
    <message>
        <source>This is no invitation, or part of it is missing. Copy all of it.</source>
        <translation>Ce n’est pas une invitation, ou il en manque une partie. Copiez-la en entier.</translation>
    </message>
    <message>
        <source>This invitation ran out on %1. Ask your clinic for a new one; nothing was changed.</source>
        <translation>Cette invitation a expiré le %1. Demandez-en une nouvelle à votre clinique&#xa0;; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>This invitation is for another role: %1. Go back and choose that, or ask for another one.</source>
        <translation>Cette invitation est pour quelqu’un d’autre&#xa0;: %1. Revenez en arrière et choisissez cela, ou demandez-en une autre.</translation>
    </message>
    <message>
        <source>An invitation for: %1. It is good until %2.</source>
        <translation>Une invitation pour&#xa0;: %1. Elle est valable jusqu’au %2.</translation>
    </message>
    <message>
        <source>Your clinic</source>
        <translation>Votre clinique</translation>
    </message>
    <message>
        <source>A clinic&apos;s computer keeps sealed records and, together with the other clinics, the ledger of who may open them.</source>
        <translation>L’ordinateur d’une clinique conserve des documents scellés et, avec les autres cliniques, le registre commun de qui peut les ouvrir.</translation>
    </message>
    <message>
        <source>The clinic&apos;s name</source>
        <translation>Le nom de la clinique</translation>
    </message>
    <message>
        <source>Its name, as patients know it</source>
        <translation>Son nom, tel que les patients le connaissent</translation>
    </message>
    <message>
        <source>Address and port</source>
        <translation>Adresse et port</translation>
    </message>
    <message>
        <source>Address and port under which the other clinics reach this computer. As it stands, only this computer itself can.</source>
        <translation>Adresse et port sous lesquels les autres cliniques joignent cet ordinateur. En l’état, seul cet ordinateur lui-même le peut.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Choisissez une phrase secrète</translation>
    </message>
    <message>
        <source>It locks the keys on this computer.</source>
        <translation>Elle verrouille les clés sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Making the keys</source>
        <translation>Création des clés</translation>
    </message>
    <message>
        <source>Make my keys</source>
        <translation>Créer mes clés</translation>
    </message>
    <message>
        <source>The keys were made, but not entered here.</source>
        <translation>Les clés ont été créées, mais pas inscrites ici.</translation>
    </message>
    <message>
        <source>No keys were made.</source>
        <translation>Aucune clé n’a été créée.</translation>
    </message>
</context>
<context>
    <name>GiveSheet</name>
    <message>
        <source>As text</source>
        <translation>En texte</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Enregistrer un fichier…</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Enregistrer comme fichier</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>The file was not saved.</source>
        <translation>Le fichier n’a pas été enregistré.</translation>
    </message>
</context>
<context>
    <name>JobsButton</name>
    <message>
        <source>Sealing records</source>
        <translation>Scellement de documents</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Lecture de fichiers</translation>
    </message>
    <message>
        <source>Opening a record</source>
        <translation>Ouverture d’un document</translation>
    </message>
    <message>
        <source>Saving a record</source>
        <translation>Enregistrement d’un document</translation>
    </message>
    <message>
        <source>Giving access</source>
        <translation>Ouverture d’un accès</translation>
    </message>
    <message>
        <source>Taking access back</source>
        <translation>Retrait d’un accès</translation>
    </message>
    <message>
        <source>Erasing a record</source>
        <translation>Effacement d’un document</translation>
    </message>
    <message>
        <source>Sending a request</source>
        <translation>Envoi d’une demande</translation>
    </message>
    <message>
        <source>Nothing under way</source>
        <translation>Rien en cours</translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n en cours</numerusform>
            <numerusform>%n en cours</numerusform>
        </translation>
    </message>
    <message>
        <source>What is under way</source>
        <translation>Ce qui est en cours</translation>
    </message>
    <message>
        <source>Everything is done.</source>
        <translation>Tout est fait.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>Arrêter : %1</translation>
    </message>
</context>
<context>
    <name>JoiningPage</name>
    <message>
        <source>Your code</source>
        <translation>Votre code</translation>
    </message>
    <message>
        <source>What the staff gave you</source>
        <translation>Ce que le personnel vous a donné</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>Lock and come back later</source>
        <translation>Verrouiller et revenir plus tard</translation>
    </message>
    <message>
        <source>Open what the staff gave you</source>
        <translation>Ouvrir ce que le personnel vous a donné</translation>
    </message>
    <message>
        <source>You have not been let in yet.</source>
        <translation>Votre admission n’est pas encore faite.</translation>
    </message>
    <message>
        <source>The invitation has run out. Ask your clinic for a new one.</source>
        <translation>L’invitation a expiré. Demandez-en une nouvelle à votre clinique.</translation>
    </message>
    <message>
        <source>The clinic did not accept this invitation: it was withdrawn, or somebody else used it.</source>
        <translation>La clinique n’a pas accepté cette invitation&#xa0;: elle a été révoquée, ou quelqu’un d’autre l’a utilisée.</translation>
    </message>
    <message>
        <source>Looking for your clinic…</source>
        <translation>Recherche de votre clinique…</translation>
    </message>
    <message>
        <source>Show this code at the clinic</source>
        <translation>Montrez ce code à la clinique</translation>
    </message>
    <message>
        <source>Almost there…</source>
        <translation>Presque fini…</translation>
    </message>
    <message>
        <source>Somebody at the desk compares it with theirs and looks at your face: so nobody else can be let in under your name. This page goes on by itself.</source>
        <translation>À l’accueil, quelqu’un le compare avec le sien et regarde votre visage&#xa0;: ainsi, personne d’autre ne peut être admis sous votre nom. Cette page continue d’elle-même.</translation>
    </message>
    <message>
        <source>The clinics are told about you. This takes a few seconds.</source>
        <translation>Les cliniques sont informées à votre sujet. Cela prend quelques secondes.</translation>
    </message>
    <message>
        <source>%1 · phrase of this group of clinics: %2</source>
        <translation>%1 · phrase de ce groupe de cliniques&#xa0;: %2</translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>Continuer sans</translation>
    </message>
    <message>
        <source>Unlock the clinic</source>
        <translation>Déverrouiller la clinique</translation>
    </message>
    <message>
        <source>You are let in</source>
        <translation>Vous êtes admis</translation>
    </message>
    <message>
        <source>What is missing is the second text or file from the clinic&apos;s staff. It carries a key that goes over no network. Paste it here, or open the file.</source>
        <translation>Il manque encore le second texte ou fichier du personnel de la clinique. Il contient une clé qui ne passe par aucun réseau. Collez-le ici, ou ouvrez le fichier.</translation>
    </message>
    <message>
        <source>Somebody at the desk compares it with theirs and looks at your face: so nobody else can be let in under your name. Then they give you a second text or file: paste it here, or open the file. It carries a key that goes over no network.</source>
        <translation>À l’accueil, quelqu’un le compare avec le sien et regarde votre visage&#xa0;: ainsi, personne d’autre ne peut être admis sous votre nom. On vous donne ensuite un second texte ou fichier&#xa0;: collez-le ici, ou ouvrez le fichier. Il contient une clé qui ne passe par aucun réseau.</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>What the clinics have agreed upon, as it lies on this clinic&apos;s disk: pseudonyms, keys and proofs, no names and no content.</source>
        <translation>Ce dont les cliniques sont convenues, tel que ce registre commun se trouve sur le disque de cette clinique&#xa0;: pseudonymes, clés et preuves, ni nom ni contenu.</translation>
    </message>
    <message>
        <source>A block&apos;s number, or the first digits of an id</source>
        <translation>Le numéro d’un bloc, ou les premiers chiffres d’un identifiant</translation>
    </message>
    <message>
        <source>Find on the ledger</source>
        <translation>Chercher dans le registre</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blocs</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloc</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Proposé par</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transactions</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Older blocks</source>
        <translation>Blocs plus anciens</translation>
    </message>
    <message>
        <source>The ledger could not be read.</source>
        <translation>Le registre n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>Carries the clinics&apos; signatures</source>
        <translation>Porte les signatures des cliniques</translation>
    </message>
    <message>
        <source>Covered by the signatures of a later block</source>
        <translation>Couvert par les signatures d’un bloc ultérieur</translation>
    </message>
    <message>
        <source>Type a block&apos;s number, at least 4 digits of a block&apos;s or transaction&apos;s id, or at least 8 of any other.</source>
        <translation>Saisissez le numéro d’un bloc, au moins 4 chiffres de l’identifiant d’un bloc ou d’une transaction, ou au moins 8 de tout autre.</translation>
    </message>
    <message>
        <source>The ledger could not be searched.</source>
        <translation>La recherche dans le registre a échoué.</translation>
    </message>
    <message>
        <source>Nothing on the ledger begins with “%1”.</source>
        <translation>Rien dans le registre ne commence par «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>It is on the ledger. Who is behind it stands nowhere on it.</source>
        <translation>C’est dans le registre. Qui est derrière n’y figure nulle part.</translation>
    </message>
    <message>
        <source>The block could not be read.</source>
        <translation>Le bloc n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>%1, proposed by %2</source>
        <translation>%1, proposé par %2</translation>
    </message>
    <message>
        <source>Fingerprint of the block before</source>
        <translation>Empreinte du bloc précédent</translation>
    </message>
    <message>
        <source>Took effect</source>
        <translation>Entrée en vigueur</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Rejetée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Bloc %1</translation>
    </message>
    <message>
        <source>The transaction could not be read.</source>
        <translation>La transaction n’a pas pu être lue.</translation>
    </message>
    <message>
        <source>✓ Took effect</source>
        <translation>✓ Entrée en vigueur</translation>
    </message>
    <message>
        <source>✕ Refused: %1</source>
        <translation>✕ Rejetée&#xa0;: %1</translation>
    </message>
    <message>
        <source>In block %1, %2</source>
        <translation>Dans le bloc %1, %2</translation>
    </message>
    <message>
        <source>By a pseudonym:</source>
        <translation>Par un pseudonyme&#xa0;:</translation>
    </message>
    <message>
        <source>By %1:</source>
        <translation>Par %1&#xa0;:</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Save the proof…</source>
        <translation>Enregistrer la preuve…</translation>
    </message>
    <message numerus="yes">
        <source>%n sealed field(s) were erased; their fingerprints are still part of it.</source>
        <translation>
            <numerusform>%n champ scellé a été effacé&#xa0;; son empreinte en fait toujours partie.</numerusform>
            <numerusform>%n champs scellés ont été effacés&#xa0;; leurs empreintes en font toujours partie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Transaction %1</source>
        <translation>Transaction %1</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>La vérification n’a pas pu être faite.</translation>
    </message>
    <message>
        <source>✓ Everything fits</source>
        <translation>✓ Tout concorde</translation>
    </message>
    <message>
        <source>✕ Something does not fit</source>
        <translation>✕ Quelque chose ne concorde pas</translation>
    </message>
    <message>
        <source>Computed anew from the stored bytes; nothing that is stored as a result was believed.</source>
        <translation>Recalculé à partir des octets stockés&#xa0;; aucun résultat stocké n’a été cru sur parole.</translation>
    </message>
    <message>
        <source>expected: %1</source>
        <translation>attendu&#xa0;: %1</translation>
    </message>
    <message>
        <source>Back to the transaction</source>
        <translation>Retour à la transaction</translation>
    </message>
    <message>
        <source>Verified step by step</source>
        <translation>Vérifiée pas à pas</translation>
    </message>
    <message>
        <source>Save the proof</source>
        <translation>Enregistrer la preuve</translation>
    </message>
    <message>
        <source>The proof was not saved.</source>
        <translation>La preuve n’a pas été enregistrée.</translation>
    </message>
    <message>
        <source>Saved. Whoever knows this group&apos;s phrase can check it without this clinic.</source>
        <translation>Enregistrée. Qui connaît la phrase de ce groupe peut la vérifier sans cette clinique.</translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message>
        <source>Block</source>
        <translation>Bloc</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaction</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clinique</translation>
    </message>
    <message>
        <source>Member&apos;s identity</source>
        <translation>Identité du membre</translation>
    </message>
    <message>
        <source>Pseudonym</source>
        <translation>Pseudonyme</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Autorisation</translation>
    </message>
    <message>
        <source>The proof can be read</source>
        <translation>La preuve est lisible</translation>
    </message>
    <message>
        <source>It is of this group of clinics</source>
        <translation>Elle est de ce groupe de cliniques</translation>
    </message>
    <message>
        <source>The group&apos;s first block is signed by its clinics</source>
        <translation>Le premier bloc du groupe est signé par ses cliniques</translation>
    </message>
    <message>
        <source>The transaction&apos;s fingerprint</source>
        <translation>L’empreinte de la transaction</translation>
    </message>
    <message>
        <source>Made for this ledger</source>
        <translation>Faite pour ce registre</translation>
    </message>
    <message>
        <source>Its author&apos;s signature</source>
        <translation>La signature de son auteur</translation>
    </message>
    <message>
        <source>A sealed field</source>
        <translation>Un champ scellé</translation>
    </message>
    <message>
        <source>Its leaf in the block&apos;s tree</source>
        <translation>Sa feuille dans l’arbre du bloc</translation>
    </message>
    <message>
        <source>One level up in the tree</source>
        <translation>Un niveau plus haut dans l’arbre</translation>
    </message>
    <message>
        <source>The tree&apos;s root stands in the block</source>
        <translation>La racine de l’arbre figure dans le bloc</translation>
    </message>
    <message>
        <source>The block&apos;s fingerprint</source>
        <translation>L’empreinte du bloc</translation>
    </message>
    <message>
        <source>The next block follows it</source>
        <translation>Le bloc suivant s’y rattache</translation>
    </message>
    <message>
        <source>The clinics that may sign</source>
        <translation>Les cliniques qui peuvent signer</translation>
    </message>
    <message>
        <source>Enough of them signed</source>
        <translation>Assez d’entre elles ont signé</translation>
    </message>
    <message>
        <source>A clinic&apos;s signature</source>
        <translation>La signature d’une clinique</translation>
    </message>
    <message>
        <source>The block is final</source>
        <translation>Le bloc est définitif</translation>
    </message>
    <message>
        <source>Member let in</source>
        <translation>Membre admis</translation>
    </message>
    <message>
        <source>Pseudonym ended</source>
        <translation>Fin d’un pseudonyme</translation>
    </message>
    <message>
        <source>Keys of a patient</source>
        <translation>Clés d’un patient</translation>
    </message>
    <message>
        <source>Record sorted</source>
        <translation>Document classé</translation>
    </message>
    <message>
        <source>Request declined</source>
        <translation>Demande refusée</translation>
    </message>
    <message>
        <source>Permission taken back</source>
        <translation>Autorisation retirée</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Reçus</translation>
    </message>
    <message>
        <source>Record erased</source>
        <translation>Document effacé</translation>
    </message>
    <message>
        <source>Member suspended</source>
        <translation>Membre suspendu</translation>
    </message>
    <message>
        <source>Suspension lifted</source>
        <translation>Suspension levée</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Proposition</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>Network address changed</source>
        <translation>Adresse réseau modifiée</translation>
    </message>
    <message>
        <source>Evidence against a clinic</source>
        <translation>Preuve contre une clinique</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Proof of the key</source>
        <translation>Preuve de la clé</translation>
    </message>
    <message>
        <source>Key for messages</source>
        <translation>Clé pour les messages</translation>
    </message>
    <message>
        <source>Key for sharing</source>
        <translation>Clé pour les partages</translation>
    </message>
    <message>
        <source>Admission</source>
        <translation>Admission</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Émis le</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Home clinic</source>
        <translation>Clinique de rattachement</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Clé publique</translation>
    </message>
    <message>
        <source>Sealed list of ordinary categories</source>
        <translation>Liste scellée des catégories ordinaires</translation>
    </message>
    <message>
        <source>Sealed list of protected categories</source>
        <translation>Liste scellée des catégories protégées</translation>
    </message>
    <message>
        <source>Sealed key</source>
        <translation>Clé scellée</translation>
    </message>
    <message>
        <source>Sealed file</source>
        <translation>Fichier scellé</translation>
    </message>
    <message>
        <source>Length in bytes</source>
        <translation>Longueur en octets</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>Conservé par</translation>
    </message>
    <message>
        <source>Sealed label</source>
        <translation>Étiquette scellée</translation>
    </message>
    <message>
        <source>Version of the label</source>
        <translation>Version de l’étiquette</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Shows that the care card was seen</source>
        <translation>Montre que la carte de soins a été vue</translation>
    </message>
    <message>
        <source>Patient&apos;s pseudonym</source>
        <translation>Pseudonyme du patient</translation>
    </message>
    <message>
        <source>Sealed words</source>
        <translation>Texte scellé</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Patient&apos;s key</source>
        <translation>Clé du patient</translation>
    </message>
    <message>
        <source>Reader&apos;s key</source>
        <translation>Clé du lecteur</translation>
    </message>
    <message>
        <source>Key for the exchange</source>
        <translation>Clé pour l’échange</translation>
    </message>
    <message>
        <source>Clinics that have to take part</source>
        <translation>Cliniques qui doivent participer</translation>
    </message>
    <message>
        <source>Passes keys on</source>
        <translation>Transmet les clés</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>Engagement</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Finalité</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Se termine</translation>
    </message>
    <message>
        <source>Sealed note</source>
        <translation>Note scellée</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Signé par</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Hour, counted from 1970</source>
        <translation>Heure, comptée depuis 1970</translation>
    </message>
    <message>
        <source>Times opened</source>
        <translation>Nombre d’ouvertures</translation>
    </message>
    <message>
        <source>Times refused</source>
        <translation>Nombre de refus</translation>
    </message>
    <message>
        <source>Fingerprint of the single receipts</source>
        <translation>Empreinte des reçus individuels</translation>
    </message>
    <message>
        <source>Took its part of a key</source>
        <translation>A pris sa part d’une clé</translation>
    </message>
    <message>
        <source>Destroyed its part of a key</source>
        <translation>A détruit sa part d’une clé</translation>
    </message>
    <message>
        <source>Keeps a copy</source>
        <translation>Conserve une copie</translation>
    </message>
    <message>
        <source>Deleted its copy</source>
        <translation>A supprimé sa copie</translation>
    </message>
    <message>
        <source>Openings within an hour</source>
        <translation>Ouvertures en une heure</translation>
    </message>
    <message>
        <source>By a clinic</source>
        <translation>Par une clinique</translation>
    </message>
    <message>
        <source>By a member, unnamed</source>
        <translation>Par un membre, non nommé</translation>
    </message>
    <message>
        <source>As it was written</source>
        <translation>Tel qu’il a été écrit</translation>
    </message>
    <message>
        <source>Without names</source>
        <translation>Sans noms</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Common key</source>
        <translation>Clé commune</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Tentative</translation>
    </message>
    <message>
        <source>Parts dealt</source>
        <translation>Parts distribuées</translation>
    </message>
    <message>
        <source>Sealed part</source>
        <translation>Part scellée</translation>
    </message>
    <message>
        <source>For the clinic number</source>
        <translation>Pour la clinique numéro</translation>
    </message>
    <message>
        <source>Complaint against the clinic number</source>
        <translation>Réclamation contre la clinique numéro</translation>
    </message>
    <message>
        <source>Published part</source>
        <translation>Part publiée</translation>
    </message>
    <message>
        <source>For finding out who misused a pseudonym</source>
        <translation>Pour découvrir qui a abusé d’un pseudonyme</translation>
    </message>
    <message>
        <source>For emergencies</source>
        <translation>Pour les urgences</translation>
    </message>
    <message>
        <source>Common key begun</source>
        <translation>Clé commune commencée</translation>
    </message>
    <message>
        <source>Common key: taking part</source>
        <translation>Clé commune : participation</translation>
    </message>
    <message>
        <source>Common key: parts dealt</source>
        <translation>Clé commune : parts distribuées</translation>
    </message>
    <message>
        <source>Common key: parts checked</source>
        <translation>Clé commune : parts vérifiées</translation>
    </message>
    <message>
        <source>Common key: complaints answered</source>
        <translation>Clé commune : réponses aux réclamations</translation>
    </message>
    <message>
        <source>Common key: next step</source>
        <translation>Clé commune : étape suivante</translation>
    </message>
    <message>
        <source>Emergency declared</source>
        <translation>Urgence déclarée</translation>
    </message>
    <message>
        <source>Emergency: share given</source>
        <translation>Urgence : part donnée</translation>
    </message>
    <message>
        <source>Emergency: no share given</source>
        <translation>Urgence : aucune part donnée</translation>
    </message>
    <message>
        <source>Emergency reviewed</source>
        <translation>Urgence examinée</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Reseal – demo with invented patients</source>
        <translation>Reseal – démo avec des patients fictifs</translation>
    </message>
    <message>
        <source>Something is still under way</source>
        <translation>Quelque chose est encore en cours</translation>
    </message>
    <message>
        <source>If you close now, it stops. What is finished stays as it is, nothing half is left, and you can do the rest again later.</source>
        <translation>Si vous fermez maintenant, cela s’arrête. Ce qui est fini reste tel quel, rien n’est laissé à moitié fait, et vous pourrez faire le reste plus tard.</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>Laisser ouvert</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Arrêter et fermer</translation>
    </message>
    <message numerus="yes">
        <source>Nobody seems to be here: this window locks in %n second(s).</source>
        <translation>
            <numerusform>Personne ne semble être là&#xa0;: cette fenêtre se verrouille dans %n seconde.</numerusform>
            <numerusform>Personne ne semble être là&#xa0;: cette fenêtre se verrouille dans %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay unlocked</source>
        <translation>Rester déverrouillé</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Patients and staff of this clinic. You vouch for who they are.</source>
        <translation>Patients et personnel de cette clinique. Vous vous portez garant de leur identité.</translation>
    </message>
    <message>
        <source>Invite…</source>
        <translation>Inviter…</translation>
    </message>
    <message>
        <source>Waiting to be let in</source>
        <translation>En attente d’admission</translation>
    </message>
    <message>
        <source>Invited, not here yet</source>
        <translation>Invités, pas encore là</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>No member&apos;s name has “%1” in it.</source>
        <translation>Aucun nom de membre ne contient «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>The members could not be read.</source>
        <translation>Les membres n’ont pas pu être lus.</translation>
    </message>
    <message>
        <source>Name not on file</source>
        <translation>Nom non enregistré</translation>
    </message>
    <message>
        <source>No name noted</source>
        <translation>Aucun nom noté</translation>
    </message>
    <message>
        <source>%1 · their code: %2</source>
        <translation>%1 · son code&#xa0;: %2</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>Rejeter…</translation>
    </message>
    <message>
        <source>Let in…</source>
        <translation>Admettre…</translation>
    </message>
    <message>
        <source>%1 · %2 · until %3</source>
        <translation>%1 · %2 · jusqu’au %3</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>Inviter quelqu’un</translation>
    </message>
    <message>
        <source>Whom is it for? For the clinic only</source>
        <translation>Pour qui est-elle&#xa0;? Pour la clinique seulement</translation>
    </message>
    <message>
        <source>Good for</source>
        <translation>Validité</translation>
    </message>
    <message>
        <source>Good for one day</source>
        <translation>Valable un jour</translation>
    </message>
    <message>
        <source>Good for one week</source>
        <translation>Valable une semaine</translation>
    </message>
    <message>
        <source>Good for 30 days</source>
        <translation>Valable 30 jours</translation>
    </message>
    <message>
        <source>Make the invitation</source>
        <translation>Créer l’invitation</translation>
    </message>
    <message>
        <source>No invitation was made.</source>
        <translation>Aucune invitation n’a été créée.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The invitation</source>
        <translation>L’invitation</translation>
    </message>
    <message>
        <source>The invitation for %1</source>
        <translation>L’invitation pour %1</translation>
    </message>
    <message>
        <source>Let them scan the code, or give it as a file. It lets nobody in by itself: you will compare a code and look at the face. Good until %1.</source>
        <translation>Faites scanner le code, ou donnez-la en fichier. À elle seule, elle n’admet personne&#xa0;: vous comparerez un code et regarderez le visage. Valable jusqu’au %1.</translation>
    </message>
    <message>
        <source>Is it them?</source>
        <translation>Est-ce la bonne personne&#xa0;?</translation>
    </message>
    <message>
        <source>Compare this code with the one in their program, and look at their papers. You vouch for the name.</source>
        <translation>Comparez ce code avec celui de son programme, et regardez ses papiers. Vous vous portez garant du nom.</translation>
    </message>
    <message>
        <source>Name, as in their papers</source>
        <translation>Nom, tel que dans ses papiers</translation>
    </message>
    <message>
        <source>Title or field, such as “cardiologist”</source>
        <translation>Titre ou spécialité, par exemple «&#xa0;cardiologue&#xa0;»</translation>
    </message>
    <message>
        <source>The code is the same: let in</source>
        <translation>Le code est le même&#xa0;: admettre</translation>
    </message>
    <message>
        <source>Write down the name first.</source>
        <translation>Notez d’abord le nom.</translation>
    </message>
    <message>
        <source>Nobody was let in.</source>
        <translation>Personne n’a été admis.</translation>
    </message>
    <message>
        <source>%1 is in. Their program goes on by itself.</source>
        <translation>%1 est membre. Son programme continue de lui-même.</translation>
    </message>
    <message>
        <source>%1 is in</source>
        <translation>%1 est membre</translation>
    </message>
    <message>
        <source>Give this to them by hand, as a code or a file: it carries the key of the clinic&apos;s archive and should go over no network. Without it they can&apos;t seal records.</source>
        <translation>Remettez ceci en main propre, en code ou en fichier&#xa0;: cela porte la clé des archives de la clinique et ne doit passer par aucun réseau. Sans cela, la personne ne peut pas sceller de documents.</translation>
    </message>
    <message>
        <source>Withdraw the invitation?</source>
        <translation>Révoquer l’invitation&#xa0;?</translation>
    </message>
    <message>
        <source>Whoever has it can&apos;t be let in with it any more.</source>
        <translation>Qui la possède ne pourra plus être admis avec elle.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>The invitation was not withdrawn.</source>
        <translation>L’invitation n’a pas été révoquée.</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>Révoquée.</translation>
    </message>
    <message>
        <source>Nobody is in this clinic yet</source>
        <translation>Personne n’est encore dans cette clinique</translation>
    </message>
    <message>
        <source>Invite a doctor first, then patients: whoever has an invitation joins with it, and you let them in here.</source>
        <translation>Invitez d’abord un médecin, puis des patients : qui a une invitation s’inscrit avec elle, et vous l’admettez ici.</translation>
    </message>
    <message>
        <source>Invite a doctor…</source>
        <translation>Inviter un médecin…</translation>
    </message>
    <message>
        <source>Only the fingerprint of an invitation is kept here, so none can be shown again. If one is lost, withdraw it and make a new one.</source>
        <translation>Seule l’empreinte d’une invitation est conservée ici : elle ne peut pas être montrée à nouveau. Si elle est perdue, révoquez-la et créez-en une autre.</translation>
    </message>
    <message>
        <source>%1, since %2.</source>
        <translation>%1, depuis le %2.</translation>
    </message>
    <message>
        <source>The code that was compared: %1</source>
        <translation>Le code qui a été comparé : %1</translation>
    </message>
    <message>
        <source>Is the passphrase or the computer lost? Invite them again: with a new invitation they get new keys and become a member once more.</source>
        <translation>La phrase secrète ou l’ordinateur est perdu ? Invitez à nouveau : une nouvelle invitation donne de nouvelles clés et une nouvelle inscription comme membre.</translation>
    </message>
    <message>
        <source>Invite again…</source>
        <translation>Inviter à nouveau…</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>votes</source>
        <translation>vote</translation>
    </message>
    <message>
        <source>passes keys on</source>
        <translation>transmet les clés</translation>
    </message>
    <message>
        <source>keeps records</source>
        <translation>conserve des documents</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Absente</translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) behind</source>
        <translation>
            <numerusform>%n bloc de retard</numerusform>
            <numerusform>%n blocs de retard</numerusform>
        </translation>
    </message>
    <message>
        <source>This clinic</source>
        <translation>Cette clinique</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Présente</translation>
    </message>
    <message>
        <source>Your clinic&apos;s computer does not answer. What you do is kept on this computer and sent as soon as it does.</source>
        <translation>L’ordinateur de votre clinique ne répond pas. Ce que vous faites est conservé sur cet ordinateur et envoyé dès qu’il répond.</translation>
    </message>
    <message>
        <source>As your clinic sees it. At least %1 clinics have to be there for a decision to take effect; taking a permission back works at once with each clinic that hears of it.</source>
        <translation>Vu de votre clinique. Nombre minimal de cliniques présentes pour qu’une décision prenne effet&#xa0;: %1&#xa0;; retirer une autorisation agit aussitôt auprès de chaque clinique qui l’apprend.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>The clinics that keep the ledger together, as this one sees them.</source>
        <translation>Les cliniques qui tiennent ensemble le registre commun, telles que celle-ci les voit.</translation>
    </message>
    <message>
        <source>The clinics as a table</source>
        <translation>Les cliniques en tableau</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clinique</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloc</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Son rôle</translation>
    </message>
    <message>
        <source>This group&apos;s phrase: %1. Every clinic&apos;s program shows the same.</source>
        <translation>Phrase de ce groupe&#xa0;: %1. Le programme de chaque clinique montre la même.</translation>
    </message>
    <message>
        <source>The network&apos;s state could not be read.</source>
        <translation>L’état du réseau n’a pas pu être lu.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 clinics are there; at least %3 have to be for anything to be decided. Block %4; %n transaction(s) wait.</source>
        <translation>
            <numerusform>Cliniques présentes&#xa0;: %1 sur %2&#xa0;; il en faut au moins %3 pour décider quoi que ce soit. Bloc %4&#xa0;; %n transaction en attente.</numerusform>
            <numerusform>Cliniques présentes&#xa0;: %1 sur %2&#xa0;; il en faut au moins %3 pour décider quoi que ce soit. Bloc %4&#xa0;; %n transactions en attente.</numerusform>
        </translation>
    </message>
    <message>
        <source>This clinic does not vote at the moment: after a restart it asks the others first what it has signed. %1</source>
        <translation>Cette clinique ne vote pas pour le moment&#xa0;: après un redémarrage, elle demande d’abord aux autres ce qu’elle a signé. %1</translation>
    </message>
    <message>
        <source>The clinic on this computer must be unlocked first: whoever knows its passphrase does that, and then you come back. You are locked meanwhile.</source>
        <translation>La clinique de cet ordinateur doit d’abord être déverrouillée&#xa0;: la personne qui connaît sa phrase secrète s’en charge, puis vous revenez. Votre place est verrouillée entre-temps.</translation>
    </message>
    <message>
        <source>Unlock the clinic</source>
        <translation>Déverrouiller la clinique</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>La même phrase secrète encore une fois</translation>
    </message>
    <message>
        <source>Strength of the passphrase</source>
        <translation>Force de la phrase secrète</translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation>Les deux ne sont pas identiques</translation>
    </message>
    <message>
        <source>Four or five words that have nothing to do with each other are easy to remember and hard to guess. Nobody can look it up or set a new one for you.</source>
        <translation>Quatre ou cinq mots sans rapport entre eux sont faciles à retenir et difficiles à deviner. Personne ne peut la retrouver ni en définir une autre pour vous.</translation>
    </message>
    <message>
        <source>Nobody can look it up or set a new one for you. Write it down and keep it where you keep your passport.</source>
        <translation>Personne ne peut la retrouver ni en définir une autre pour vous. Notez-la et rangez-la avec votre passeport.</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Unlock the clinic</source>
        <translation>Déverrouiller la clinique</translation>
    </message>
    <message>
        <source>Your clinic is on this computer, and locked: whoever knows its passphrase unlocks it, and then you come back.</source>
        <translation>Votre clinique est sur cet ordinateur, et verrouillée : la personne qui connaît sa phrase secrète la déverrouille, puis vous revenez.</translation>
    </message>
</context>
<context>
    <name>PatientTable</name>
    <message>
        <source>not known</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <source>no care card</source>
        <translation>sans carte de soins</translation>
    </message>
    <message>
        <source>Your patient</source>
        <translation>Votre patient</translation>
    </message>
    <message>
        <source>In the register: choose to add</source>
        <translation>Au répertoire&#xa0;: choisir pour ajouter</translation>
    </message>
    <message>
        <source>In the register: no care card yet</source>
        <translation>Au répertoire&#xa0;: pas encore de carte de soins</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Naissance</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Provenance</translation>
    </message>
    <message>
        <source>In the register: its care card is damaged</source>
        <translation>Au répertoire&#xa0;: carte de soins endommagée</translation>
    </message>
</context>
<context>
    <name>PatientsPage</name>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>Yours, and while you type those in your clinic&apos;s register.</source>
        <translation>Les vôtres et, pendant que vous tapez, ceux du répertoire de votre clinique.</translation>
    </message>
    <message>
        <source>Add by care card…</source>
        <translation>Ajouter par carte de soins…</translation>
    </message>
    <message>
        <source>Name, birth date or number</source>
        <translation>Nom, date de naissance ou numéro</translation>
    </message>
    <message>
        <source>Find patients</source>
        <translation>Chercher des patients</translation>
    </message>
    <message>
        <source>No patients yet</source>
        <translation>Pas encore de patients</translation>
    </message>
    <message>
        <source>Ask a patient for the care card and scan or paste it: then you can seal records for them and ask to read what others sealed.</source>
        <translation>Demandez sa carte de soins à un patient, scannez-la ou collez-la&#xa0;: vous pourrez alors sceller des documents pour lui et demander à lire ce que d’autres ont scellé.</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>Personne ne correspond</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>Vos patients n’ont pas pu être récupérés.</translation>
    </message>
    <message>
        <source>The clinic&apos;s register was not asked.</source>
        <translation>Le répertoire de la clinique n’a pas été consulté.</translation>
    </message>
    <message>
        <source>%1 is among your patients now.</source>
        <translation>%1 fait maintenant partie de vos patients.</translation>
    </message>
    <message>
        <source>%1 is added; the clinics are told. Sealing and asking is possible in a moment.</source>
        <translation>%1&#xa0;: ajout fait&#xa0;; les cliniques en sont informées. Vous pourrez sceller et demander dans un instant.</translation>
    </message>
    <message>
        <source>The patient was not entered into the clinic&apos;s register.</source>
        <translation>Le patient n’a pas été inscrit au répertoire de la clinique.</translation>
    </message>
    <message>
        <source>Neither your patients nor your clinic&apos;s register have somebody of this name, birth date or number. Ask the patient for the care card, or let the clinic&apos;s staff enter it into the register.</source>
        <translation>Ni vos patients ni le répertoire de votre clinique ne comptent quelqu’un de ce nom, de cette date de naissance ou de ce numéro. Demandez sa carte de soins au patient, ou faites-la inscrire au répertoire par le personnel de la clinique.</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>Choose a point with the arrow keys or the mouse.</source>
        <translation>Choisissez un point avec les flèches du clavier ou la souris.</translation>
    </message>
    <message>
        <source>▨ Marked on the axis: there are results of these days that you may not read. Curves may run through what is missing.</source>
        <translation>▨ Marqué sur l’axe&#xa0;: il y a de ces jours-là des résultats que vous ne pouvez pas lire. Les courbes peuvent passer sur ce qui manque.</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>reference %1 to %2</source>
        <translation>référence %1 à %2</translation>
    </message>
    <message>
        <source>reference from %1</source>
        <translation>référence à partir de %1</translation>
    </message>
    <message>
        <source>reference up to %1</source>
        <translation>référence jusqu’à %1</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sans date</translation>
    </message>
    <message>
        <source>▲ high</source>
        <translation>▲ élevé</translation>
    </message>
    <message>
        <source>▼ low</source>
        <translation>▼ bas</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>Valeurs dans le temps</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Reseal – demo with invented patients</source>
        <translation>Reseal – démo avec des patients fictifs</translation>
    </message>
    <message>
        <source>Setting up four demo clinics</source>
        <translation>Mise en place de quatre cliniques fictives</translation>
    </message>
    <message>
        <source>They found a ledger together on this computer, take in made-up patients, and seal years of their records. The first time this takes a minute or two.</source>
        <translation>Elles fondent ensemble un registre commun sur cet ordinateur, admettent des patients inventés et scellent des années de leurs documents. La première fois, cela prend une minute ou deux.</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>Mise en place</translation>
    </message>
    <message>
        <source>The demo could not be set up. Delete its folder and try again.</source>
        <translation>La démo n’a pas pu être mise en place. Supprimez son dossier de l’ordinateur et réessayez.</translation>
    </message>
</context>
<context>
    <name>QrView</name>
    <message>
        <source>QR code</source>
        <translation>Code QR</translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>Find by words, date or clinic</source>
        <translation>Chercher par mots, date ou clinique</translation>
    </message>
    <message>
        <source>Find records</source>
        <translation>Chercher des documents</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Sorted or not</source>
        <translation>Classés ou non</translation>
    </message>
    <message>
        <source>Readable or not</source>
        <translation>Lisibles ou non</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>To be sorted</source>
        <translation>À classer</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>Lisibles</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Demandés</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillés</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Accès clos</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>Pas encore de documents</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Rien ne correspond</translation>
    </message>
    <message>
        <source>No record fits what you are looking for.</source>
        <translation>Aucun document ne correspond à votre recherche.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Toutes les catégories</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>A double click or Enter opens a record.</source>
        <translation>Un double clic ou Entrée ouvre un document.</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>To be sorted</source>
        <translation>À classer</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>%n copie</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message>
        <source>Readable until %1</source>
        <translation>Lisible jusqu’au %1</translation>
    </message>
    <message>
        <source>Not shown to you</source>
        <translation>Masqué pour vous</translation>
    </message>
    <message>
        <source>A record in a protected category</source>
        <translation>Un document d’une catégorie protégée</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clinique</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Conservé</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>Pour vous</translation>
    </message>
    <message>
        <source>Sealed on %1; open it to see what it is</source>
        <translation>Scellé le %1 ; ouvrez-le pour voir ce que c’est</translation>
    </message>
    <message>
        <source>No title before the patient has sorted it in</source>
        <translation>Sans titre tant que le patient ne l’a pas classé</translation>
    </message>
    <message>
        <source>%1 (readable values)</source>
        <translation>%1 (valeurs lisibles)</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>My records</source>
        <translation>Mes documents</translation>
    </message>
    <message>
        <source>Everything that clinics have sealed for you.</source>
        <translation>Tout ce que des cliniques ont scellé pour vous.</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>Tout enregistrer…</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>Pas encore de documents</translation>
    </message>
    <message>
        <source>Show your care card at a clinic: what its doctors seal for you appears here, and only you can open it to others.</source>
        <translation>Montrez votre carte de soins à une clinique&#xa0;: ce que ses médecins scellent pour vous apparaît ici, et personne d’autre que vous ne peut en ouvrir l’accès.</translation>
    </message>
    <message>
        <source>The records could not be fetched.</source>
        <translation>Les documents n’ont pas pu être récupérés.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) wait to be sorted: open one and choose where it belongs. Until then nobody can ask for it.</source>
        <translation>
            <numerusform>%n document attend d’être classé&#xa0;: ouvrez-le et choisissez sa place. D’ici là, personne ne peut le demander.</numerusform>
            <numerusform>%n documents attendent d’être classés&#xa0;: ouvrez-en un et choisissez sa place. D’ici là, personne ne peut les demander.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sort it in…</source>
        <translation>Classer dans…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Effacer…</translation>
    </message>
    <message>
        <source>It was not sorted in.</source>
        <translation>Le document n’a pas été classé.</translation>
    </message>
    <message>
        <source>It lies in “%1” now.</source>
        <translation>Il se trouve maintenant dans «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>%1 (suggested)</source>
        <translation>%1 (suggéré)</translation>
    </message>
    <message>
        <source>Erase “%1” for good?</source>
        <translation>Effacer «&#xa0;%1&#xa0;» définitivement&#xa0;?</translation>
    </message>
    <message>
        <source>All clinics delete it, and nobody can open it any more, you neither. Copies that somebody saved before are out of reach. Clinics may have to keep records of their own by law.</source>
        <translation>Toutes les cliniques le suppriment, et personne ne peut plus l’ouvrir, vous non plus. Les copies que quelqu’un a enregistrées auparavant sont hors d’atteinte. La loi peut obliger les cliniques à conserver leurs propres documents.</translation>
    </message>
    <message>
        <source>Erase it</source>
        <translation>L’effacer</translation>
    </message>
    <message>
        <source>It was not erased.</source>
        <translation>Le document n’a pas été effacé.</translation>
    </message>
    <message>
        <source>Erased. The clinics delete their copies as they hear of it.</source>
        <translation>Effacé. Les cliniques suppriment leurs copies dès qu’elles l’apprennent.</translation>
    </message>
    <message>
        <source>Save to which folder?</source>
        <translation>À quel emplacement enregistrer&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) saved to %1. They are not protected there: whoever can use the folder can read them.</source>
        <translation>
            <numerusform>%n document enregistré dans %1. Il n’y est pas protégé&#xa0;: quiconque a accès à cet emplacement peut le lire.</numerusform>
            <numerusform>%n documents enregistrés dans %1. Ils n’y sont pas protégés&#xa0;: quiconque a accès à cet emplacement peut les lire.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving records</source>
        <translation>Enregistrement de documents</translation>
    </message>
    <message>
        <source>%1 of %2 records were saved; then it stopped.</source>
        <translation>Documents enregistrés&#xa0;: %1 sur %2&#xa0;; puis cela s’est arrêté.</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>Une personne dont le nom n’est pas confirmé</translation>
    </message>
    <message>
        <source>Request by %1</source>
        <translation>Demande envoyée par %1</translation>
    </message>
    <message>
        <source>✓ Confirmed by %1</source>
        <translation>✓ Confirmé par %1</translation>
    </message>
    <message>
        <source>Asks to read, for: %1</source>
        <translation>Demande à lire. Motif&#xa0;: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>What they wrote: %1</source>
        <translation>Son message&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: tick to include</source>
        <translation>%1&#xa0;: cocher pour inclure</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation>
            <numerusform>%n document dans «&#xa0;%1&#xa0;»</numerusform>
            <numerusform>%n documents dans «&#xa0;%1&#xa0;»</numerusform>
        </translation>
    </message>
    <message>
        <source>Time left to undo</source>
        <translation>Temps restant pour annuler</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Approve part…</source>
        <translation>Approuver en partie…</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>This request can&apos;t be believed, so it can only be declined.</source>
        <translation>Cette demande n’est pas crédible&#xa0;; elle ne peut donc qu’être refusée.</translation>
    </message>
    <message>
        <source>Undo (%1 s)</source>
        <translation>Annuler (%1 s)</translation>
    </message>
    <message>
        <source>Tick what you want to share first.</source>
        <translation>Cochez d’abord ce que vous voulez partager.</translation>
    </message>
    <message>
        <source>Nothing is signed yet. Afterwards you can only take it back, which does not undo what has been read until then.</source>
        <translation>Rien n’est encore signé. Ensuite, vous pourrez seulement retirer l’autorisation, ce qui n’annule pas ce qui aura été lu d’ici là.</translation>
    </message>
    <message>
        <source>Not for %1 alone: everybody whom the clinic names in its team can open it, those who come later too. In your activity you see who it was each time one of them opens a record.</source>
        <translation>Pas pour %1 uniquement : toutes les personnes que la clinique désigne dans son équipe peuvent l’ouvrir, y compris celles qui arriveront plus tard. Votre activité indique qui c’était chaque fois que l’une d’elles ouvre un document.</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>Une personne dont le nom n’est pas confirmé</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>Who asks to read your records. Nobody can before you approve.</source>
        <translation>Qui demande à lire vos documents. Personne ne le peut avant votre approbation.</translation>
    </message>
    <message>
        <source>Nobody is asking</source>
        <translation>Personne ne demande rien</translation>
    </message>
    <message>
        <source>When a doctor asks to read something of yours, it appears here. Show your care card at a clinic so that they can find you.</source>
        <translation>Quand un médecin demande à lire quelque chose de vous, cela apparaît ici. Montrez votre carte de soins à une clinique pour qu’on puisse vous trouver.</translation>
    </message>
    <message>
        <source>Show my care card</source>
        <translation>Montrer ma carte de soins</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondues</translation>
    </message>
    <message>
        <source>The requests could not be fetched.</source>
        <translation>Les demandes n’ont pas pu être récupérées.</translation>
    </message>
    <message>
        <source>✓ Approved</source>
        <translation>✓ Approuvée</translation>
    </message>
    <message>
        <source>✕ Declined</source>
        <translation>✕ Refusée</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>An approval for %1 that is not signed yet</source>
        <translation>Une approbation pour %1, pas encore signée</translation>
    </message>
    <message>
        <source>Giving access: the clinics are told…</source>
        <translation>Ouverture de l’accès&#xa0;: les cliniques sont informées…</translation>
    </message>
    <message>
        <source>%1 was not given access.</source>
        <translation>L’accès n’a pas été ouvert à %1.</translation>
    </message>
    <message>
        <source>%1 can read it now.</source>
        <translation>%1 peut maintenant lire.</translation>
    </message>
    <message>
        <source>You approved %1&apos;s request. It takes effect as soon as enough clinics have heard of it; there is nothing more to do.</source>
        <translation>Vous avez approuvé la demande envoyée par %1. Elle prend effet dès qu’assez de cliniques l’ont apprise&#xa0;; vous n’avez plus rien à faire.</translation>
    </message>
    <message>
        <source>Who can see what</source>
        <translation>Qui peut voir quoi</translation>
    </message>
    <message>
        <source>Decline this request?</source>
        <translation>Refuser cette demande&#xa0;?</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>The request was not declined.</source>
        <translation>La demande n’a pas été refusée.</translation>
    </message>
    <message>
        <source>The request of %1 is not there any more: it was answered elsewhere, or withdrawn. Nothing was signed here.</source>
        <translation>La demande de %1 n’existe plus : elle a reçu une réponse ailleurs, ou a été retirée. Rien n’a été signé ici.</translation>
    </message>
    <message>
        <source>It is not certain yet whether %1 was given access: look at “Who can see what” in a while.</source>
        <translation>On ne sait pas encore si %1 a reçu l&apos;accès : regardez « Qui peut voir quoi » dans un moment.</translation>
    </message>
    <message>
        <source>%1 gets nothing by this request. To them it looks as if you had not answered yet.</source>
        <translation>%1 n&apos;obtient rien par cette demande. Pour cette personne, c&apos;est comme si vous n&apos;aviez pas encore répondu.</translation>
    </message>
    <message>
        <source>Declined. %1 gets nothing by this request.</source>
        <translation>Refusé. %1 n&apos;obtient rien par cette demande.</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>The clinics as a ring</source>
        <translation>Les cliniques en anneau</translation>
    </message>
</context>
<context>
    <name>SealPage</name>
    <message>
        <source>Drop files here</source>
        <translation>Déposez des fichiers ici</translation>
    </message>
    <message>
        <source>Health records (FHIR, JSON) are sorted by themselves; any other file is sealed as it is. You see what it becomes before anything is sealed.</source>
        <translation>Les documents de santé (FHIR, JSON) sont classés d’eux-mêmes&#xa0;; tout autre fichier est scellé tel quel. Vous voyez le résultat avant que quoi que ce soit soit scellé.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choisir des fichiers…</translation>
    </message>
    <message>
        <source>The file does not say whose record it is.</source>
        <translation>Le fichier ne dit pas à qui est ce document.</translation>
    </message>
    <message>
        <source>Something in it refers to what is not in the file.</source>
        <translation>Il renvoie à quelque chose qui n’est pas dans le fichier.</translation>
    </message>
    <message>
        <source>Some parts are of a kind nobody knows; they go to the notes.</source>
        <translation>Certaines parties sont d’un type inconnu&#xa0;; elles vont dans les notes.</translation>
    </message>
    <message>
        <source>The server that made this file holds more than is in it.</source>
        <translation>Le serveur qui a produit ce fichier contient davantage que ce fichier.</translation>
    </message>
    <message>
        <source>The file is marked as protected as a whole.</source>
        <translation>Le fichier est marqué comme protégé en entier.</translation>
    </message>
    <message>
        <source>Some part is in it in two versions.</source>
        <translation>Une partie y figure en deux versions.</translation>
    </message>
    <message>
        <source>Some part is about a group, a device or a place.</source>
        <translation>Une partie concerne un groupe, un appareil ou un lieu.</translation>
    </message>
    <message>
        <source>The file is in XML: it is sealed as a document, not sorted.</source>
        <translation>Le fichier est en XML&#xa0;: il est scellé d’un bloc comme fichier joint, sans être classé.</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Remarque&#xa0;: %1</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Nouveau document</translation>
    </message>
    <message>
        <source>Sealed for one patient: afterwards only they can open it to others.</source>
        <translation>Scellé pour un seul patient&#xa0;: ensuite, lui seul peut l’ouvrir à d’autres.</translation>
    </message>
    <message>
        <source>For which patient</source>
        <translation>Pour quel patient</translation>
    </message>
    <message>
        <source>For which patient?</source>
        <translation>Pour quel patient&#xa0;?</translation>
    </message>
    <message>
        <source>What would be sealed</source>
        <translation>Ce qui serait scellé</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sceller</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>I have checked: the file is about this patient, although it names somebody else</source>
        <translation>J’ai vérifié&#xa0;: le fichier concerne bien ce patient, même s’il nomme quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>Vos patients n’ont pas pu être récupérés.</translation>
    </message>
    <message>
        <source>Which files?</source>
        <translation>Quels fichiers&#xa0;?</translation>
    </message>
    <message>
        <source>Choose the patient first, above.</source>
        <translation>Choisissez d’abord le patient, ci-dessus.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be sealed; nothing was changed.</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas être scellé&#xa0;; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>concerne %1</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>naissance&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) sealed before, left out</source>
        <translation>
            <numerusform>%n partie déjà scellée, laissée de côté</numerusform>
            <numerusform>%n parties déjà scellées, laissées de côté</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) without content, left out</source>
        <translation>
            <numerusform>%n partie sans contenu, laissée de côté</numerusform>
            <numerusform>%n parties sans contenu, laissées de côté</numerusform>
        </translation>
    </message>
    <message>
        <source>▲ The file names “%1”. That is not how you call this patient. Is it the right file?</source>
        <translation>▲ Le fichier nomme «&#xa0;%1&#xa0;». Ce n’est pas le nom que vous donnez à ce patient. Est-ce le bon fichier&#xa0;?</translation>
    </message>
    <message>
        <source>Seal “%1”</source>
        <translation>Sceller «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Category of “%1”</source>
        <translation>Catégorie de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>Veuillez choisir</translation>
    </message>
    <message>
        <source>%1 (suggested)</source>
        <translation>%1 (suggérée)</translation>
    </message>
    <message numerus="yes">
        <source>Seal %n record(s)</source>
        <translation>
            <numerusform>Sceller %n document</numerusform>
            <numerusform>Sceller %n documents</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing new in it: everything was sealed before.</source>
        <translation>Il ne contient rien de nouveau&#xa0;: tout était déjà scellé.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) may be sensitive: choose where they belong.</source>
        <translation>
            <numerusform>%n document est peut-être sensible&#xa0;: choisissez sa place.</numerusform>
            <numerusform>%n documents sont peut-être sensibles&#xa0;: choisissez leur place.</numerusform>
        </translation>
    </message>
    <message>
        <source>Is it the right file? Tick the box above, or put it away.</source>
        <translation>Est-ce le bon fichier&#xa0;? Cochez la case ci-dessus, ou écartez-le.</translation>
    </message>
    <message>
        <source>Nothing is sealed yet.</source>
        <translation>Rien n’est encore scellé.</translation>
    </message>
    <message>
        <source>Not everything was sealed. What you chose is still here: press “Seal” again and it goes on where it stopped.</source>
        <translation>Tout n’a pas été scellé. Votre choix est toujours là&#xa0;: appuyez de nouveau sur «&#xa0;Sceller&#xa0;», et cela reprendra là où cela s’est arrêté.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed at this clinic. Entering them on the ledger, or the second copy, goes on by itself as soon as the other clinics answer.</source>
        <translation>
            <numerusform>%n document scellé dans cette clinique. Son inscription au registre, ou la seconde copie, se fera d’elle-même dès que les autres cliniques répondront.</numerusform>
            <numerusform>%n documents scellés dans cette clinique. Leur inscription au registre, ou la seconde copie, se fera d’elle-même dès que les autres cliniques répondront.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>One of the files can&apos;t be sealed; nothing was changed.</source>
        <translation>L’un des fichiers ne peut pas être scellé ; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Tout décocher</translation>
    </message>
    <message>
        <source>You have no patients yet</source>
        <translation>Vous n’avez pas encore de patients</translation>
    </message>
    <message>
        <source>A record is sealed for one patient. Ask for the care card and add them first.</source>
        <translation>Un document est scellé pour un patient. Demandez sa carte de soins et ajoutez-le d’abord.</translation>
    </message>
    <message>
        <source>Add a patient…</source>
        <translation>Ajouter un patient…</translation>
    </message>
    <message numerus="yes">
        <source>%n of these the patient has to sort in, because its category is protected: until then lists show its date, and neither title nor category.</source>
        <translation>
            <numerusform>%n de ces documents doit être classé par le patient, car sa catégorie est protégée : d’ici là, les listes en montrent la date, mais ni le titre ni la catégorie.</numerusform>
            <numerusform>%n de ces documents doivent être classés par le patient, car leur catégorie est protégée : d’ici là, les listes en montrent la date, mais ni le titre ni la catégorie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Tout cocher</translation>
    </message>
    <message numerus="yes">
        <source>Sealing %n record(s)…</source>
        <translation>
            <numerusform>Scellement de %n document…</numerusform>
            <numerusform>Scellement de %n documents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed, and kept at %1 clinics.</source>
        <translation>
            <numerusform>%n document scellé et conservé dans %1 cliniques.</numerusform>
            <numerusform>%n documents scellés et conservés dans %1 cliniques.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed, and kept at your clinic only.</source>
        <translation>
            <numerusform>%n document scellé et conservé dans votre clinique seulement.</numerusform>
            <numerusform>%n documents scellés et conservés dans votre clinique seulement.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed at your clinic. Entering them on the ledger goes on by itself.</source>
        <translation>
            <numerusform>%n document scellé dans votre clinique. Son inscription au registre se fera d’elle-même.</numerusform>
            <numerusform>%n documents scellés dans votre clinique. Leur inscription au registre se fera d’elle-même.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was read of the files was let go when the window locked. Choose them again: what is sealed already is left out.</source>
        <translation>Ce qui avait été lu des fichiers a été abandonné au verrouillage de la fenêtre. Choisissez-les de nouveau : ce qui est déjà scellé sera laissé de côté.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>A page, a patient, a record…</source>
        <translation>Une page, un patient, un document…</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Que chercher</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Look for “%1” in %2</source>
        <translation>Chercher «&#xa0;%1&#xa0;» dans %2</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Show what was typed</source>
        <translation>Afficher la saisie</translation>
    </message>
</context>
<context>
    <name>SharingModel</name>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (being set up)</source>
        <translation>%1 (en préparation)</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>Une personne dont le nom n’est pas confirmé</translation>
    </message>
</context>
<context>
    <name>SharingPage</name>
    <message>
        <source>Who can see what</source>
        <translation>Qui peut voir quoi</translation>
    </message>
    <message>
        <source>Nobody can read your records</source>
        <translation>Personne ne peut lire vos documents</translation>
    </message>
    <message>
        <source>Whoever you approve appears here, with what they may read and until when.</source>
        <translation>Les personnes dont vous approuvez la demande apparaissent ici, avec ce qu’elles peuvent lire et jusqu’à quand.</translation>
    </message>
    <message>
        <source>It could not be fetched who can see what.</source>
        <translation>Impossible de savoir qui peut voir quoi.</translation>
    </message>
    <message>
        <source>Approved on %1.</source>
        <translation>Approuvé le %1.</translation>
    </message>
    <message>
        <source>%1 of %2 clinics hold their part of the key; %3 have to take part each time.</source>
        <translation>Cliniques qui détiennent leur part de la clé&#xa0;: %1 sur %2&#xa0;; il en faut chaque fois %3.</translation>
    </message>
    <message>
        <source>Being set up: %1 of at least %2 clinics have their part of the key.</source>
        <translation>En préparation&#xa0;: cliniques qui ont leur part de la clé&#xa0;: %1&#xa0;; il en faut au moins %2.</translation>
    </message>
    <message numerus="yes">
        <source>Opened %n time(s), as the clinics have accounted for until now.</source>
        <translation>
            <numerusform>Ouvert %n fois, d’après ce que les cliniques ont déclaré jusqu’ici.</numerusform>
            <numerusform>Ouvert %n fois, d’après ce que les cliniques ont déclaré jusqu’ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>This reader</source>
        <translation>Cette personne</translation>
    </message>
    <message>
        <source>Take it back?</source>
        <translation>Retirer l’autorisation&#xa0;?</translation>
    </message>
    <message>
        <source>%1 can open nothing more in “%2”, from the moment the clinics hear of it. What was read until then can&apos;t be taken back.</source>
        <translation>%1 ne pourra plus rien ouvrir dans «&#xa0;%2&#xa0;», dès l’instant où les cliniques l’apprennent. Ce qui a été lu d’ici là ne peut pas être repris.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>It was not taken back yet.</source>
        <translation>L’autorisation n’est pas encore retirée.</translation>
    </message>
    <message>
        <source>Choose a cell to see more, or to take it back.</source>
        <translation>Choisissez une case pour en voir plus, ou pour retirer l’accès.</translation>
    </message>
    <message>
        <source>Taken back: %1 can open nothing more in “%2”.</source>
        <translation>Repris : %1 ne peut plus rien ouvrir dans « %2 ».</translation>
    </message>
    <message>
        <source>You have also allowed “%1” to the team of %2. If %3 belongs to it, the team can still open it for them. Take that back, too, if you don&apos;t want this.</source>
        <translation>Vous avez aussi autorisé l’équipe de %2 à voir «&#xa0;%1&#xa0;». Si %3 en fait partie, l’équipe peut toujours l’ouvrir pour cette personne. Reprenez cela aussi si vous ne le voulez pas.</translation>
    </message>
    <message>
        <source>Taken back: what you had allowed %1 in “%2”.</source>
        <translation>Repris : ce que vous aviez autorisé à %1 dans «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>Somebody else whom you have allowed it can&apos;t read what is added from now on: too few clinics are left that could help. Let them ask again.</source>
        <translation>Quelqu&apos;un d&apos;autre à qui vous l&apos;avez permis ne peut pas lire ce qui sera ajouté désormais : il reste trop peu de cliniques pour aider. Qu&apos;il redemande.</translation>
    </message>
    <message>
        <source>A new key for what is added later follows by itself.</source>
        <translation>Une nouvelle clé pour ce qui sera ajouté plus tard suivra d&apos;elle-même.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the details</source>
        <translation>Fermer les détails</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>à venir</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Sealed records, the ledger, and parts of keys. This clinic can read none of the records.</source>
        <translation>Documents scellés, registre et parts de clés. Cette clinique ne peut lire aucun des documents.</translation>
    </message>
    <message>
        <source>What is kept here</source>
        <translation>Ce qui est conservé ici</translation>
    </message>
    <message>
        <source>Sealed records</source>
        <translation>Documents scellés</translation>
    </message>
    <message>
        <source>The ledger</source>
        <translation>Le registre</translation>
    </message>
    <message>
        <source>Parts of keys for readers</source>
        <translation>Parts de clés pour les lecteurs</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>Libre sur le disque</translation>
    </message>
    <message>
        <source>How full the disk is, as far as this program knows</source>
        <translation>Remplissage du disque, pour autant que ce programme le sache</translation>
    </message>
    <message>
        <source>Is it safe?</source>
        <translation>Est-ce en sûreté&#xa0;?</translation>
    </message>
    <message>
        <source>Reading it through compares everything with its fingerprint on the ledger, and fetches from other clinics what has rotted.</source>
        <translation>La relecture compare tout avec son empreinte dans le registre, et récupère auprès d’autres cliniques ce qui s’est abîmé.</translation>
    </message>
    <message>
        <source>Read it through now</source>
        <translation>Tout relire maintenant</translation>
    </message>
    <message>
        <source>Reading through</source>
        <translation>Relecture</translation>
    </message>
    <message>
        <source>It could not be read what is kept.</source>
        <translation>Impossible de lire ce qui est conservé.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 dans %n fichier</numerusform>
            <numerusform>%1 dans %n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Every record that this clinic has to see to is kept by enough clinics.</source>
        <translation>✓ Chaque document dont cette clinique a la charge est conservé par assez de cliniques.</translation>
    </message>
    <message numerus="yes">
        <source>▲ %n record(s) have too few copies. More are made by themselves while other clinics are there.</source>
        <translation>
            <numerusform>▲ %n document a trop peu de copies. D’autres se font d’elles-mêmes tant que d’autres cliniques sont présentes.</numerusform>
            <numerusform>▲ %n documents ont trop peu de copies. D’autres se font d’elles-mêmes tant que d’autres cliniques sont présentes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last read through on %1.</source>
        <translation>Dernière relecture le %1.</translation>
    </message>
    <message>
        <source>Not read through yet since this program was started.</source>
        <translation>Pas encore relu depuis le démarrage de ce programme.</translation>
    </message>
    <message>
        <source>Reading through what is kept</source>
        <translation>Relecture de ce qui est conservé</translation>
    </message>
    <message>
        <source>It was not read through.</source>
        <translation>La relecture n’a pas eu lieu.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read, all as they should be.</source>
        <translation>
            <numerusform>%n fichier lu, en bon état.</numerusform>
            <numerusform>%n fichiers lus, tous en bon état.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were damaged or missing; they are fetched again from other clinics. The disk may be failing.</source>
        <translation>
            <numerusform>%n fichier était endommagé ou manquant&#xa0;; il est récupéré auprès d’autres cliniques. Le disque est peut-être défaillant.</numerusform>
            <numerusform>%n fichiers étaient endommagés ou manquants&#xa0;; ils sont récupérés auprès d’autres cliniques. Le disque est peut-être défaillant.</numerusform>
        </translation>
    </message>
    <message>
        <source>One clinic, one copy: nobody else has what is kept here. Make backups of this clinic&apos;s folder.</source>
        <translation>Une clinique, une copie : personne d’autre n’a ce qui est conservé ici. Faites des sauvegardes du dossier de cette clinique.</translation>
    </message>
    <message>
        <source>Reading it through compares everything with its fingerprint on the ledger. What has rotted can only come from a backup.</source>
        <translation>La relecture compare tout avec son empreinte dans le registre. Ce qui s’est abîmé ne peut venir que d’une sauvegarde.</translation>
    </message>
</context>
<context>
    <name>SummaryWords</name>
    <message>
        <source>Why there is no value</source>
        <translation>Pourquoi il n’y a pas de valeur</translation>
    </message>
    <message>
        <source>Achievement</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Treats</source>
        <translation>Problème visé</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Par qui</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>As needed</source>
        <translation>Si besoin</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Pièce jointe</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Naissance</translation>
    </message>
    <message>
        <source>Body site</source>
        <translation>Localisation</translation>
    </message>
    <message>
        <source>Care team</source>
        <translation>Équipe de soins</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>Type de venue</translation>
    </message>
    <message>
        <source>Clinical status</source>
        <translation>Statut clinique</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Complication</source>
        <translation>Complication</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Composant</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Criticité</translation>
    </message>
    <message>
        <source>Died</source>
        <translation>Décès</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositif</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Discharge</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Not to be done</source>
        <translation>À ne pas faire</translation>
    </message>
    <message>
        <source>Dosage</source>
        <translation>Posologie</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>Dose</translation>
    </message>
    <message>
        <source>Dose number</source>
        <translation>Numéro de dose</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>À propos de quoi</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>Valable jusqu’au</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Sexe</translation>
    </message>
    <message>
        <source>General practitioner</source>
        <translation>Médecin traitant</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Ingredient</source>
        <translation>Ingrédient</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Consigne</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>Assurance</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>Assureur</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Intention</translation>
    </message>
    <message>
        <source>Interpretation</source>
        <translation>Interprétation</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Émis le</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>Dernière fois</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Lot number</source>
        <translation>Numéro de lot</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Fabricant</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>État civil</translation>
    </message>
    <message>
        <source>Largest dose</source>
        <translation>Dose maximale</translation>
    </message>
    <message>
        <source>Medication</source>
        <translation>Médicament</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Membre</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalité</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Texte d’origine</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisme</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>Autres</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>Participant</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>Performed by</source>
        <translation>Réalisé par</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Acte</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Prestataire</translation>
    </message>
    <message>
        <source>Qualification</source>
        <translation>Qualification</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>Réaction</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Recorded on</source>
        <translation>Saisi le</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Saisi par</translation>
    </message>
    <message>
        <source>Reference range</source>
        <translation>Valeurs de référence</translation>
    </message>
    <message>
        <source>Refills</source>
        <translation>Renouvellements</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Prescrit par</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Voie</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Série</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Specimen</source>
        <translation>Prélèvement</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stade</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Reason of the status</source>
        <translation>Raison du statut</translation>
    </message>
    <message>
        <source>Substitute allowed</source>
        <translation>Substitution permise</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Phone or mail</source>
        <translation>Téléphone ou e-mail</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>How certain</source>
        <translation>Certitude</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Clinic staff</source>
        <translation>Personnel de la clinique</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Change to somebody else</source>
        <translation>Passer à quelqu’un d’autre</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>DÉMO · patients fictifs</translation>
    </message>
    <message>
        <source>Everything here is made up and stays on this computer.</source>
        <translation>Tout ici est inventé et reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>Rechercher (Ctrl+K)</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>Verrouiller (Ctrl+L)</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>Hors ligne depuis %1</translation>
    </message>
    <message>
        <source>The clinic&apos;s computer does not answer. What you do is kept and sent later.</source>
        <translation>L’ordinateur de la clinique ne répond pas. Ce que vous faites est conservé et envoyé plus tard.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>%1 of %2 clinics</source>
        <translation>Cliniques&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>Decisions take effect while at least %1 clinics are there.</source>
        <translation>Nombre minimal de cliniques présentes pour que les décisions prennent effet&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>Rattrapage</translation>
    </message>
    <message>
        <source>%1: too few</source>
        <translation>%1 (trop peu)</translation>
    </message>
    <message>
        <source>Clinic locked</source>
        <translation>Clinique verrouillée</translation>
    </message>
    <message>
        <source>The clinic on this computer must be unlocked first. Press to do that.</source>
        <translation>La clinique de cet ordinateur doit d’abord être déverrouillée. Cliquez pour le faire.</translation>
    </message>
</context>
<context>
    <name>TrackerPage</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>Lisible</translation>
    </message>
    <message>
        <source>Keys on their way</source>
        <translation>Clés en route</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>What you asked patients for, and how far it is.</source>
        <translation>Ce que vous avez demandé à des patients, et où cela en est.</translation>
    </message>
    <message>
        <source>You have not asked for anything</source>
        <translation>Vous n’avez rien demandé</translation>
    </message>
    <message>
        <source>Open a patient&apos;s chart, choose what you need, and ask to read it.</source>
        <translation>Ouvrez le dossier d’un patient, choisissez ce qu’il vous faut et demandez à le lire.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>Your requests could not be fetched.</source>
        <translation>Vos demandes n’ont pas pu être récupérées.</translation>
    </message>
    <message>
        <source>%1, %2. Purpose: %3.</source>
        <translation>%1, %2. Motif&#xa0;: %3.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyée</translation>
    </message>
    <message>
        <source>With the patient</source>
        <translation>Chez le patient</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Sans réponse à temps</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondue</translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>En attente de réponse</translation>
    </message>
    <message>
        <source>For all whom your clinic names in its team.</source>
        <translation>Pour toutes les personnes que votre clinique désigne dans son équipe.</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Clinic staff. The clinic&apos;s keys are locked.</source>
        <translation>Personnel de la clinique. Les clés de la clinique sont verrouillées.</translation>
    </message>
    <message>
        <source>%1. The keys are locked.</source>
        <translation>%1. Les clés sont verrouillées.</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>DÉMO · patients fictifs</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation>Déverrouillage</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Quelqu’un d’autre</translation>
    </message>
    <message>
        <source>If it is lost, the keys are lost with it: ask your clinic for a new invitation. What was shared with you, and your records, stay at the clinics.</source>
        <translation>Si elle est perdue, les clés le sont aussi&#xa0;: demandez une nouvelle invitation à votre clinique. Ce qui a été partagé avec vous, et vos documents, restent dans les cliniques.</translation>
    </message>
    <message>
        <source>Everybody&apos;s passphrase here: %1</source>
        <translation>Phrase secrète de tous ici : %1</translation>
    </message>
    <message>
        <source>%1. Locking… What was begun is finished first, for a minute at most.</source>
        <translation>%1. Verrouillage… Ce qui est commencé s’achève d’abord, en une minute au plus.</translation>
    </message>
</context>
<context>
    <name>ValueTable</name>
    <message>
        <source>Values as a table</source>
        <translation>Valeurs en tableau</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Outside of it</source>
        <translation>Hors référence</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sans date</translation>
    </message>
    <message>
        <source>▲ high</source>
        <translation>▲ élevé</translation>
    </message>
    <message>
        <source>▼ low</source>
        <translation>▼ bas</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>Enregistrer en tableau…</translation>
    </message>
    <message>
        <source>Save the values</source>
        <translation>Enregistrer les valeurs</translation>
    </message>
    <message>
        <source>Saved. The file is not protected: whoever can use the folder can read it.</source>
        <translation>Enregistré. Le fichier n’est pas protégé&#xa0;: quiconque a accès à cet emplacement peut le lire.</translation>
    </message>
    <message>
        <source>The table was not saved.</source>
        <translation>Le tableau n’a pas été enregistré.</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Ouverture</translation>
    </message>
    <message>
        <source>Views of the record</source>
        <translation>Vues du document</translation>
    </message>
    <message>
        <source>The record could not be opened.</source>
        <translation>Le document n’a pas pu être ouvert.</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>concerne %1</translation>
    </message>
    <message numerus="yes">
        <source>%n clinic(s) answered wrongly; the record was opened with the others&apos; help. The clinic&apos;s staff should look at it.</source>
        <translation>
            <numerusform>%n clinique a donné une réponse fausse&#xa0;; le document a été ouvert avec l’aide des autres. Le personnel de la clinique devrait s’en occuper.</numerusform>
            <numerusform>%n cliniques ont donné une réponse fausse&#xa0;; le document a été ouvert avec l’aide des autres. Le personnel de la clinique devrait s’en occuper.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) could not be opened; their values are missing here.</source>
        <translation>
            <numerusform>%n document n’a pas pu être ouvert&#xa0;; ses valeurs manquent ici.</numerusform>
            <numerusform>%n documents n’ont pas pu être ouverts&#xa0;; leurs valeurs manquent ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En mots</translation>
    </message>
    <message>
        <source>There are no values to plot in what you may read.</source>
        <translation>Ce que vous pouvez lire ne contient aucune valeur à tracer.</translation>
    </message>
    <message>
        <source>Everything in it</source>
        <translation>Tout le contenu</translation>
    </message>
    <message>
        <source>As it was sealed</source>
        <translation>Tel que scellé</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>Valeurs dans le temps</translation>
    </message>
    <message>
        <source>Values as a table</source>
        <translation>Valeurs en tableau</translation>
    </message>
    <message>
        <source>▲ Says something that this program does not understand: see “Everything in it”</source>
        <translation>▲ Dit quelque chose que ce programme ne comprend pas&#xa0;: voir «&#xa0;Tout le contenu&#xa0;»</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>There is more; see “Everything in it”.</source>
        <translation>La suite se trouve sous «&#xa0;Tout le contenu&#xa0;».</translation>
    </message>
    <message>
        <source>A document</source>
        <translation>Fichier joint</translation>
    </message>
    <message>
        <source>This part can&apos;t be shown in words.</source>
        <translation>Cette partie ne peut pas être montrée en mots.</translation>
    </message>
    <message>
        <source>A file of type %1. This version can&apos;t show it: save it to open it with another program.</source>
        <translation>Un fichier de type %1. Cette version ne peut pas l’afficher&#xa0;: enregistrez-le pour l’ouvrir avec un autre programme.</translation>
    </message>
    <message numerus="yes">
        <source>%n more part(s): see “Everything in it”.</source>
        <translation>
            <numerusform>%n autre partie&#xa0;: voir «&#xa0;Tout le contenu&#xa0;».</numerusform>
            <numerusform>%n autres parties&#xa0;: voir «&#xa0;Tout le contenu&#xa0;».</numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>There is more than can be shown here.</source>
        <translation>Il y en a plus que ce qui peut être affiché ici.</translation>
    </message>
    <message>
        <source>Which part</source>
        <translation>Quelle partie</translation>
    </message>
    <message>
        <source>%1 · SHA-256, checked: %2</source>
        <translation>%1 · SHA-256, vérifié&#xa0;: %2</translation>
    </message>
    <message>
        <source> · only the beginning is shown</source>
        <translation> · seul le début est affiché</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Who is it?</source>
        <translation>Qui est-ce&#xa0;?</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>DÉMO · patients fictifs</translation>
    </message>
    <message>
        <source>Clinic staff</source>
        <translation>Personnel de la clinique</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The keys in %1 can&apos;t be shown here: a file beside them is damaged or missing. Nothing was changed; restore the folder from a backup.</source>
        <translation>Les clés dans %1 ne peuvent pas être affichées ici&#xa0;: un fichier voisin est endommagé ou manquant. Rien n’a été modifié&#xa0;; restaurez le dossier de l’ordinateur à partir d’une sauvegarde.</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Nouvelle personne</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Essayer la démo</translation>
    </message>
    <message>
        <source>Be anybody you like: a patient, a doctor, a clinic&apos;s staff. All have the same passphrase, and it is typed in for you.</source>
        <translation>Soyez qui vous voulez : un patient, un médecin, le personnel d’une clinique. Tous ont la même phrase secrète, et elle est saisie pour vous.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Problems and diagnoses</source>
        <translation>Problèmes et diagnostics</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>Allergies</translation>
    </message>
    <message>
        <source>Medications</source>
        <translation>Médicaments</translation>
    </message>
    <message>
        <source>Vaccinations</source>
        <translation>Vaccinations</translation>
    </message>
    <message>
        <source>Laboratory results</source>
        <translation>Résultats de laboratoire</translation>
    </message>
    <message>
        <source>Vital signs</source>
        <translation>Signes vitaux</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>Imagerie</translation>
    </message>
    <message>
        <source>Other diagnostics</source>
        <translation>Autres examens</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>Actes</translation>
    </message>
    <message>
        <source>Care plans</source>
        <translation>Plans de soins</translation>
    </message>
    <message>
        <source>Notes and letters</source>
        <translation>Notes et courriers</translation>
    </message>
    <message>
        <source>Administrative</source>
        <translation>Administratif</translation>
    </message>
    <message>
        <source>Mental health</source>
        <translation>Santé mentale</translation>
    </message>
    <message>
        <source>Substance use</source>
        <translation>Addictions</translation>
    </message>
    <message>
        <source>HIV</source>
        <translation>VIH</translation>
    </message>
    <message>
        <source>Sexual and reproductive health</source>
        <translation>Santé sexuelle et reproductive</translation>
    </message>
    <message>
        <source>Genetics</source>
        <translation>Génétique</translation>
    </message>
    <message>
        <source>Abuse and violence</source>
        <translation>Maltraitance et violences</translation>
    </message>
    <message>
        <source>Not sorted yet</source>
        <translation>Pas encore classé</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Soins</translation>
    </message>
    <message>
        <source>Emergency treatment</source>
        <translation>Soins d’urgence</translation>
    </message>
    <message>
        <source>Coordination of care</source>
        <translation>Coordination des soins</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Facturation</translation>
    </message>
    <message>
        <source>Public health</source>
        <translation>Santé publique</translation>
    </message>
    <message>
        <source>At the patient&apos;s request</source>
        <translation>À la demande du patient</translation>
    </message>
    <message>
        <source>Emergency access</source>
        <translation>Accès en urgence</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Démonstration</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Médecin</translation>
    </message>
    <message>
        <source>Researcher</source>
        <translation>Chercheur</translation>
    </message>
    <message>
        <source>Clinic staff</source>
        <translation>Personnel de la clinique</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>À vous</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Demandé</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>Lisible</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Accès clos</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>En vigueur</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Retirée</translation>
    </message>
    <message>
        <source>Run out</source>
        <translation>Expirée</translation>
    </message>
    <message>
        <source>The reader has left</source>
        <translation>Le lecteur est parti</translation>
    </message>
    <message>
        <source>The patient has left</source>
        <translation>Le patient est parti</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>En attente de réponse</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approuvée</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a date, as QLocale::toString takes it</comment>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a short date, as QLocale::toString takes it</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>il y a %n minute</numerusform>
            <numerusform>il y a %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>il y a %n heure</numerusform>
            <numerusform>il y a %n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>Le réseau</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Partages</translation>
    </message>
    <message>
        <source>My records</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Care card</source>
        <translation>Carte soins</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This clinic takes no part in the network any more: its own disk has failed it. Quit the program, see to the disk, and start it again.</source>
        <translation>Cette clinique ne participe plus au réseau : son propre disque a fait défaut. Quittez le programme, vérifiez le disque, puis relancez-le.</translation>
    </message>
</context>
</TS>
