<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActivityModel</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Somebody (%1)</source>
        <translation>Jemand (%1)</translation>
    </message>
    <message>
        <source>a record</source>
        <translation>ein Dokument</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>The clinic has let you in</source>
        <translation>Die Klinik hat Sie freigeschaltet</translation>
    </message>
    <message>
        <source>You were entered on the ledger under a pseudonym</source>
        <translation>Sie wurden unter einem Pseudonym ins Logbuch eingetragen</translation>
    </message>
    <message>
        <source>Your pseudonym was renewed</source>
        <translation>Ihr Pseudonym wurde erneuert</translation>
    </message>
    <message>
        <source>Your pseudonym has ended</source>
        <translation>Ihr Pseudonym ist erloschen</translation>
    </message>
    <message>
        <source>Your keys were brought up to date</source>
        <translation>Ihre Schlüssel wurden auf den neuesten Stand gebracht</translation>
    </message>
    <message>
        <source>%1 sealed %2 for you</source>
        <translation>%1 hat %2 für Sie versiegelt</translation>
    </message>
    <message>
        <source>You sorted %1</source>
        <translation>Sie haben %1 einsortiert</translation>
    </message>
    <message>
        <source>%1 sorted %2</source>
        <translation>%1 hat %2 einsortiert</translation>
    </message>
    <message>
        <source>You erased %1</source>
        <translation>Sie haben %1 gelöscht</translation>
    </message>
    <message>
        <source>%1 erased %2</source>
        <translation>%1 hat %2 gelöscht</translation>
    </message>
    <message>
        <source>%1 asked to read records</source>
        <translation>%1 hat um Einsicht in Dokumente gebeten</translation>
    </message>
    <message>
        <source>You declined a request</source>
        <translation>Sie haben eine Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>You took a permission back</source>
        <translation>Sie haben eine Erlaubnis zurückgenommen</translation>
    </message>
    <message>
        <source>%1 took its part of a key</source>
        <translation>%1 hat den eigenen Schlüsselteil übernommen</translation>
    </message>
    <message>
        <source>%1 destroyed its part of a key</source>
        <translation>%1 hat den eigenen Schlüsselteil vernichtet</translation>
    </message>
    <message>
        <source>%1 keeps a copy of %2</source>
        <translation>%1 verwahrt eine Kopie: %2</translation>
    </message>
    <message>
        <source>%1 deleted its copy of %2</source>
        <translation>%1 hat die eigene Kopie gelöscht: %2</translation>
    </message>
    <message>
        <source>%1 helped to open a record to somebody you approved</source>
        <translation>%1 hat geholfen, ein Dokument für jemanden zu öffnen, dem Sie es genehmigt haben</translation>
    </message>
    <message>
        <source>Something was refused by the ledger&apos;s rules</source>
        <translation>Etwas wurde nach den Regeln des Logbuchs zurückgewiesen</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Worüber</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Your membership was suspended</source>
        <translation>Ihre Mitgliedschaft wurde ausgesetzt</translation>
    </message>
    <message>
        <source>Your membership counts again</source>
        <translation>Ihre Mitgliedschaft gilt wieder</translation>
    </message>
    <message>
        <source>%1 proposed a change to the group of clinics</source>
        <translation>%1 hat eine Änderung am Verbund der Kliniken vorgeschlagen</translation>
    </message>
    <message>
        <source>%1 voted on a proposal</source>
        <translation>%1 hat über einen Vorschlag abgestimmt</translation>
    </message>
    <message>
        <source>The clinics accepted a proposal</source>
        <translation>Die Kliniken haben einen Vorschlag angenommen</translation>
    </message>
    <message>
        <source>The clinics rejected a proposal</source>
        <translation>Die Kliniken haben einen Vorschlag abgelehnt</translation>
    </message>
    <message>
        <source>An accepted proposal could no longer be carried out</source>
        <translation>Ein angenommener Vorschlag ließ sich nicht mehr umsetzen</translation>
    </message>
    <message>
        <source>%1 changed its network address</source>
        <translation>%1 hat die Netzwerkadresse geändert</translation>
    </message>
    <message>
        <source>%1 gave evidence that a clinic contradicted itself</source>
        <translation>%1 hat nachgewiesen, dass eine Klinik sich widersprochen hat</translation>
    </message>
    <message>
        <source>%1 asked to read %2</source>
        <translation>%1 hat um Einsicht gebeten: %2</translation>
    </message>
    <message>
        <source>You declined what %1 asked for: %2</source>
        <translation>Sie haben abgelehnt, worum %1 bat: %2</translation>
    </message>
    <message>
        <source>You approved: %1 may read %2</source>
        <translation>Sie haben genehmigt: %1 darf %2 lesen</translation>
    </message>
    <message>
        <source>You took back what %1 could read: %2</source>
        <translation>Sie haben zurückgenommen, was %1 lesen durfte: %2</translation>
    </message>
    <message>
        <source>%1 helped %2 to open: %3</source>
        <translation>%1 hat %2 beim Öffnen geholfen: %3</translation>
    </message>
    <message>
        <source>%1 began to make a common key of the clinics</source>
        <translation>%1 hat begonnen, einen gemeinsamen Schlüssel der Kliniken zu bilden</translation>
    </message>
    <message>
        <source>The clinics went on making their common key</source>
        <translation>Die Kliniken haben ihren gemeinsamen Schlüssel weiter gebildet</translation>
    </message>
    <message>
        <source>The clinics made their common key</source>
        <translation>Die Kliniken haben ihren gemeinsamen Schlüssel gebildet</translation>
    </message>
    <message>
        <source>The clinics could not make their common key</source>
        <translation>Die Kliniken konnten ihren gemeinsamen Schlüssel nicht bilden</translation>
    </message>
    <message>
        <source>A common key of the clinics was retired</source>
        <translation>Ein gemeinsamer Schlüssel der Kliniken wurde außer Dienst gestellt</translation>
    </message>
    <message>
        <source>%1 – what it shows of that is not what it has put on the ledger</source>
        <translation>%1 – was sie davon zeigt, ist nicht, was sie ins Logbuch geschrieben hat</translation>
    </message>
    <message>
        <source>%1 – which openings these were could not be seen</source>
        <translation>%1 – welche Öffnungen das waren, war nicht zu sehen</translation>
    </message>
    <message>
        <source>%1 refused %2 to open: %3</source>
        <translation>%1 hat %2 das Öffnen verweigert: %3</translation>
    </message>
    <message>
        <source>somebody who is not named</source>
        <translation>jemanden, der nicht genannt ist</translation>
    </message>
    <message>
        <source>%1 – for %2</source>
        <translation>%1 – für %2</translation>
    </message>
    <message>
        <source>%1 – by that clinic&apos;s clock after you had taken it back</source>
        <translation>%1 – nach der Uhr dieser Klinik, nachdem Sie es zurückgenommen hatten</translation>
    </message>
    <message>
        <source>You gave a permission</source>
        <translation>Sie haben eine Erlaubnis erteilt</translation>
    </message>
    <message>
        <source>%1 declared an emergency, and may read for a while what you left for that</source>
        <translation>%1 hat einen Notfall ausgerufen und darf eine Zeit lang lesen, was Sie dafür hinterlassen haben</translation>
    </message>
    <message>
        <source>%1 gave its part, so that a doctor can read in an emergency</source>
        <translation>%1 hat seinen Anteil gegeben, damit eine Ärztin oder ein Arzt im Notfall lesen kann</translation>
    </message>
    <message>
        <source>%1 did not give its part in an emergency</source>
        <translation>%1 hat in einem Notfall seinen Anteil nicht gegeben</translation>
    </message>
    <message>
        <source>%1 looked into an emergency afterwards</source>
        <translation>%1 hat einen Notfall nachträglich geprüft</translation>
    </message>
    <message>
        <source>a doctor in an emergency (%1)</source>
        <translation>eine Ärztin oder einen Arzt in einem Notfall (%1)</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Everything that has happened around your records, as the clinics&apos; ledger has it.</source>
        <translation>Alles, was rund um Ihre Dokumente geschehen ist, wie es im Logbuch der Kliniken steht.</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>Als Tabelle speichern…</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>Worüber</translation>
    </message>
    <message>
        <source>Who may read, and who did</source>
        <translation>Wer lesen darf und wer gelesen hat</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>Mein Konto</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Requests, approvals, and who has read what appear here.</source>
        <translation>Hier erscheinen Anfragen, Genehmigungen und wer was gelesen hat.</translation>
    </message>
    <message>
        <source>Save the activity</source>
        <translation>Aktivität speichern</translation>
    </message>
    <message>
        <source>The table was not saved.</source>
        <translation>Die Tabelle wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>The activity could not be fetched.</source>
        <translation>Die Aktivität konnte nicht abgerufen werden.</translation>
    </message>
    <message>
        <source>Checked against the clinics&apos; ledger: up to block %1 nothing is left out.</source>
        <translation>Mit dem Logbuch der Kliniken abgeglichen: Bis Block %1 fehlt nichts.</translation>
    </message>
    <message>
        <source>Show earlier</source>
        <translation>Frühere zeigen</translation>
    </message>
    <message>
        <source>Checked against the clinics&apos; ledger up to block %1. Earlier entries are not shown yet.</source>
        <translation>Mit dem Verzeichnis der Kliniken abgeglichen bis Block %1. Frühere Einträge sind noch nicht zu sehen.</translation>
    </message>
</context>
<context>
    <name>AddPatient</name>
    <message>
        <source>The care card&apos;s text</source>
        <translation>Text der Patientenkarte</translation>
    </message>
    <message>
        <source>Read a picture of its QR code…</source>
        <translation>Bild des QR-Codes einlesen…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Birth date (1961-04-30)</source>
        <translation>Geburtsdatum (1961-04-30)</translation>
    </message>
    <message>
        <source>Your clinic&apos;s number for the patient</source>
        <translation>Patientennummer Ihrer Klinik</translation>
    </message>
    <message>
        <source>Enter into the clinic&apos;s register, too</source>
        <translation>Auch ins Verzeichnis der Klinik eintragen</translation>
    </message>
    <message>
        <source>Scan or paste the patient&apos;s care card, and write down who it is as you see it in their papers.</source>
        <translation>Scannen Sie die Patientenkarte oder fügen Sie ihren Text ein, und notieren Sie, wer es ist, wie es im Ausweis steht.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add a patient</source>
        <translation>Patient hinzufügen</translation>
    </message>
    <message>
        <source>A picture of the care card</source>
        <translation>Ein Bild der Patientenkarte</translation>
    </message>
    <message>
        <source>There is no QR code to be read in “%1”. Take the picture closer and in better light.</source>
        <translation>In „%1“ ist kein QR-Code zu lesen. Nehmen Sie das Bild aus größerer Nähe und bei besserem Licht auf.</translation>
    </message>
    <message>
        <source>The card is cut or mistyped, or the birth date is none. Nobody was added.</source>
        <translation>Die Karte ist abgeschnitten oder vertippt, oder das Geburtsdatum gibt es nicht. Niemand wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>This is no care card. Ask the patient to show the one in their program. Nobody was added.</source>
        <translation>Das ist keine Patientenkarte. Bitten Sie den Patienten, die aus seinem Programm zu zeigen. Niemand wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>This card is of another group of clinics. The patient needs an invitation of a clinic of yours. Nobody was added.</source>
        <translation>Diese Karte gehört zu einem anderen Klinikverbund. Der Patient braucht eine Einladung einer Ihrer Kliniken. Niemand wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>This card was replaced by a newer one. Ask the patient for that. Nobody was added.</source>
        <translation>Diese Karte wurde durch eine neuere ersetzt. Bitten Sie den Patienten um die neue. Niemand wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>The clinics don&apos;t know this patient yet. If the card is minutes old, try again in a moment. Nobody was added.</source>
        <translation>Die Kliniken kennen diesen Patienten noch nicht. Ist die Karte erst Minuten alt, versuchen Sie es gleich noch einmal. Niemand wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>Nobody was added.</source>
        <translation>Niemand wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>It is another patient: I have compared the care cards</source>
        <translation>Es ist jemand anders: Ich habe die Patientenkarten verglichen</translation>
    </message>
    <message>
        <source>Compare with the patient&apos;s card: %1</source>
        <translation>Mit der Karte des Patienten vergleichen: %1</translation>
    </message>
    <message>
        <source>You know this card as “%1”. Nothing was added or changed.</source>
        <translation>Sie kennen diese Karte als „%1“. Nichts wurde hinzugefügt oder geändert.</translation>
    </message>
    <message>
        <source>You know this card under another name, birth date or number. Nothing was added or changed.</source>
        <translation>Sie kennen diese Karte unter anderem Namen, Geburtsdatum oder anderer Nummer. Nichts wurde hinzugefügt oder geändert.</translation>
    </message>
    <message>
        <source>You have a patient of this name or number already, with another care card. Compare the cards before you go on. Nobody was added.</source>
        <translation>Sie haben schon jemanden dieses Namens oder dieser Nummer, mit anderer Patientenkarte. Vergleichen Sie die Karten, bevor Sie weitermachen. Niemand wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>What is missing: the care card.</source>
        <translation>Es fehlt: die Patientenkarte.</translation>
    </message>
    <message>
        <source>✓ A care card. What is missing: the name, as in their papers.</source>
        <translation>✓ Eine Patientenkarte. Es fehlt: der Name, wie im Ausweis.</translation>
    </message>
    <message>
        <source>What is missing: the name, as in their papers.</source>
        <translation>Es fehlt: der Name, wie im Ausweis.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Common words are guessed first. Put together four or more words that have nothing to do with each other.</source>
        <translation>Gängige Wörter werden zuerst geraten. Setzen Sie vier oder mehr Wörter zusammen, die nichts miteinander zu tun haben.</translation>
    </message>
    <message>
        <source>Names of yours or of the clinic are the first guess. Leave them out.</source>
        <translation>Ihr Name oder der der Klinik wird zuerst geraten. Lassen Sie solche Namen weg.</translation>
    </message>
    <message>
        <source>Repetitions add nothing. Add another word instead.</source>
        <translation>Wiederholungen bringen nichts. Fügen Sie stattdessen ein weiteres Wort hinzu.</translation>
    </message>
    <message>
        <source>Rows such as “1234” or “abcd” are guessed first. Add another word instead.</source>
        <translation>Reihen wie „1234“ oder „abcd“ werden zuerst geraten. Fügen Sie stattdessen ein weiteres Wort hinzu.</translation>
    </message>
    <message>
        <source>Rows of keys such as “qwertz” are guessed first. Add another word instead.</source>
        <translation>Tastenreihen wie „qwertz“ werden zuerst geraten. Fügen Sie stattdessen ein weiteres Wort hinzu.</translation>
    </message>
    <message>
        <source>Dates are guessed first. Add words that have nothing to do with you.</source>
        <translation>Daten werden zuerst geraten. Fügen Sie Wörter hinzu, die nichts mit Ihnen zu tun haben.</translation>
    </message>
    <message>
        <source>Make it longer: another word or two that you can remember.</source>
        <translation>Machen Sie sie länger: noch ein oder zwei Wörter, die Sie sich merken können.</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Schwach</translation>
    </message>
    <message>
        <source>Not strong enough yet</source>
        <translation>Noch nicht stark genug</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Stark</translation>
    </message>
</context>
<context>
    <name>ApprovePart</name>
    <message>
        <source>Approve this</source>
        <translation>Dies genehmigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What may be read?</source>
        <translation>Was darf gelesen werden?</translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation>Was angefragt wurde</translation>
    </message>
    <message>
        <source>Untick what is not to be read. A whole category includes what is added to it later; single records don&apos;t.</source>
        <translation>Entfernen Sie die Häkchen bei allem, was nicht gelesen werden soll. Eine ganze Kategorie umfasst auch, was später hinzukommt; einzelne Dokumente nicht.</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>Für wie lange?</translation>
    </message>
    <message>
        <source>As asked: %1</source>
        <translation>Wie angefragt: %1</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>One week</source>
        <translation>Eine Woche</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>Another date</source>
        <translation>Anderes Datum</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation>Es ist nichts angekreuzt.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Care card</source>
        <translation>Patientenkarte</translation>
    </message>
    <message>
        <source>Show it at a clinic&apos;s desk: with it they find you and can seal records for you.</source>
        <translation>Zeigen Sie sie am Empfang einer Klinik: Damit findet man Sie dort und kann Dokumente für Sie versiegeln.</translation>
    </message>
    <message>
        <source>What it opens, and what it doesn&apos;t</source>
        <translation>Was sie öffnet und was nicht</translation>
    </message>
    <message>
        <source>Whoever has it sees which records exist: their category, date and title. Sensitive categories are not among them. Nobody can read a record with it; for that they have to ask you.</source>
        <translation>Wer sie hat, sieht, welche Dokumente es gibt: Kategorie, Datum und Titel. Sensible Kategorien sind nicht darunter. Lesen kann damit niemand ein Dokument; dafür muss man Sie fragen.</translation>
    </message>
    <message>
        <source>Treat it like an insurance card: show it, don&apos;t post it.</source>
        <translation>Behandeln Sie sie wie eine Versichertenkarte: vorzeigen, aber nicht veröffentlichen.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Save as PDF or picture…</source>
        <translation>Als PDF oder Bild speichern…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Save the care card</source>
        <translation>Patientenkarte speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>The card was not saved.</source>
        <translation>Die Karte wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The card is saved.</source>
        <translation>Die Karte ist gespeichert.</translation>
    </message>
    <message>
        <source>The care card could not be made.</source>
        <translation>Die Patientenkarte konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>Card number %1 · %2</source>
        <translation>Kartennummer %1 · %2</translation>
    </message>
    <message>
        <source>Care card
%1

Show it at a clinic&apos;s desk. It opens no record by itself.</source>
        <translation>Patientenkarte
%1

Zeigen Sie sie am Empfang einer Klinik. Sie allein öffnet kein Dokument.</translation>
    </message>
    <message>
        <source>The card was not printed.</source>
        <translation>Die Karte wurde nicht gedruckt.</translation>
    </message>
    <message>
        <source>The card&apos;s text is on the clipboard for two minutes.</source>
        <translation>Der Text der Karte liegt zwei Minuten lang in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>ChartPage</name>
    <message>
        <source>birth date not known</source>
        <translation>Geburtsdatum unbekannt</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>geboren %1</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Akte</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient/in</translation>
    </message>
    <message>
        <source>Whose chart?</source>
        <translation>Wessen Akte?</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>Werte im Zeitverlauf</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Neues Dokument</translation>
    </message>
    <message>
        <source>Ask to read…</source>
        <translation>Anfragen…</translation>
    </message>
    <message>
        <source>Nothing sealed yet</source>
        <translation>Noch nichts versiegelt</translation>
    </message>
    <message>
        <source>Nothing has been sealed for this patient, or nothing that the care card shows.</source>
        <translation>Für diesen Patienten wurde nichts versiegelt, oder nichts, was die Patientenkarte zeigt.</translation>
    </message>
    <message>
        <source>Choose one of your patients above, or find them in your clinic&apos;s register.</source>
        <translation>Wählen Sie oben jemanden aus Ihren Patienten, oder suchen Sie im Verzeichnis Ihrer Klinik.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>Ihre Patienten konnten nicht abgerufen werden.</translation>
    </message>
    <message>
        <source>The chart could not be fetched.</source>
        <translation>Die Akte konnte nicht abgerufen werden.</translation>
    </message>
    <message>
        <source>You asked for it, and the patient has not answered yet.</source>
        <translation>Sie haben es angefragt; der Patient hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>This record is locked. Ask the patient to read it.</source>
        <translation>Dieses Dokument ist gesperrt. Bitten Sie den Patienten um Einsicht.</translation>
    </message>
    <message>
        <source>No laboratory results or vital signs that you may read.</source>
        <translation>Keine Laborwerte oder Vitalwerte, die Sie lesen dürfen.</translation>
    </message>
    <message>
        <source>Save to which folder?</source>
        <translation>In welchem Ordner speichern?</translation>
    </message>
    <message>
        <source>The record was not saved.</source>
        <translation>Das Dokument wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saved to %1. It is not protected there: whoever can use the folder can read it.</source>
        <translation>Gespeichert in %1. Dort ist es nicht geschützt: Wer den Ordner benutzen kann, kann es lesen.</translation>
    </message>
    <message>
        <source>Your request is with the patient.</source>
        <translation>Ihre Anfrage liegt beim Patienten.</translation>
    </message>
    <message>
        <source>Your request is kept and sent as soon as enough clinics are there.</source>
        <translation>Ihre Anfrage ist aufgehoben und wird gesendet, sobald genügend Kliniken erreichbar sind.</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>Stand ansehen</translation>
    </message>
</context>
<context>
    <name>ClinicSetupPage</name>
    <message>
        <source>%1 has its keys. Which clinics does it work with?</source>
        <translation>Die Schlüssel für %1 sind da. Mit welchen Kliniken wird zusammengearbeitet?</translation>
    </message>
    <message>
        <source>Join clinics that found a group together</source>
        <translation>Mit anderen gemeinsam einen Klinikverbund gründen</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry and give it to whoever founds the group. You get one file back, the same for all clinics: open it here.</source>
        <translation>Speichern Sie den Eintrag dieser Klinik und geben Sie ihn an die Klinik, die den Verbund gründet. Sie erhalten eine Datei zurück, für alle Kliniken dieselbe: Öffnen Sie sie hier.</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry…</source>
        <translation>Eintrag dieser Klinik speichern…</translation>
    </message>
    <message>
        <source>Open the group&apos;s file…</source>
        <translation>Verbunddatei öffnen…</translation>
    </message>
    <message>
        <source>Group of %1</source>
        <translation>Klinikverbund %1</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Name des Verbunds</translation>
    </message>
    <message>
        <source>Found it with other clinics&apos; entries…</source>
        <translation>Mit Einträgen anderer Kliniken gründen…</translation>
    </message>
    <message>
        <source>This clinic alone</source>
        <translation>Nur diese Klinik</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Andere Person</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry</source>
        <translation>Eintrag dieser Klinik speichern</translation>
    </message>
    <message>
        <source>Open the group&apos;s file</source>
        <translation>Verbunddatei öffnen</translation>
    </message>
    <message>
        <source>The other clinics&apos; entries</source>
        <translation>Einträge der anderen Kliniken</translation>
    </message>
    <message>
        <source>The entry was not saved.</source>
        <translation>Der Eintrag wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The entry is saved. Give it to whoever founds the group.</source>
        <translation>Der Eintrag ist gespeichert. Geben Sie ihn an die Klinik, die den Verbund gründet.</translation>
    </message>
    <message>
        <source>The group was not founded.</source>
        <translation>Der Verbund wurde nicht gegründet.</translation>
    </message>
    <message>
        <source>This is no group&apos;s file.</source>
        <translation>Das ist keine Verbunddatei.</translation>
    </message>
    <message>
        <source>Is this the group?</source>
        <translation>Ist das der Verbund?</translation>
    </message>
    <message>
        <source>Call the other clinics and compare this phrase. It must be the same everywhere; if it is not, somebody has another file.</source>
        <translation>Rufen Sie die anderen Kliniken an und vergleichen Sie diesen Kennsatz. Er muss überall derselbe sein; ist er es nicht, hat jemand eine andere Datei.</translation>
    </message>
    <message>
        <source>Yes, this is it</source>
        <translation>Ja, das ist er</translation>
    </message>
    <message>
        <source>The clinic does not belong to this group, or it could not be saved.</source>
        <translation>Die Klinik gehört nicht zu diesem Verbund, oder er konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Work alone</source>
        <translation>Allein arbeiten</translation>
    </message>
    <message>
        <source>What a practice with one computer wants.</source>
        <translation>Das Richtige für eine Praxis mit einem Computer.</translation>
    </message>
    <message>
        <source>Found a group</source>
        <translation>Einen Verbund gründen</translation>
    </message>
    <message>
        <source>Add the entries of the other clinics.</source>
        <translation>Fügen Sie die Einträge der anderen Kliniken hinzu.</translation>
    </message>
    <message>
        <source>Which clinics belong to a group can&apos;t change later in this version.</source>
        <translation>Welche Kliniken zu einem Verbund gehören, lässt sich in dieser Version später nicht ändern.</translation>
    </message>
    <message>
        <source>There is no other clinic to compare this phrase with. Everybody who joins here sees it too.</source>
        <translation>Es gibt keine andere Klinik, mit der dieser Kennsatz zu vergleichen wäre. Wer hier beitritt, sieht ihn ebenfalls.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask %1</source>
        <translation>Anfrage an %1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n selected record(s)</source>
        <translation>
            <numerusform>%n ausgewähltes Dokument</numerusform>
            <numerusform>%n ausgewählte Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>What do you need?</source>
        <translation>Was brauchen Sie?</translation>
    </message>
    <message>
        <source>Patient summary</source>
        <translation>Patientenübersicht</translation>
    </message>
    <message>
        <source>Diagnoses, allergies, medications, vaccinations and procedures</source>
        <translation>Diagnosen, Allergien, Medikamente, Impfungen und Eingriffe</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Für wie lange</translation>
    </message>
    <message>
        <source>One week</source>
        <translation>Eine Woche</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>One year</source>
        <translation>Ein Jahr</translation>
    </message>
    <message>
        <source>A word to the patient</source>
        <translation>Ein Wort an den Patienten</translation>
    </message>
    <message>
        <source>A word to the patient: why do you need it?</source>
        <translation>Ein Wort an den Patienten: Wozu brauchen Sie es?</translation>
    </message>
    <message>
        <source>What %1 will read</source>
        <translation>Das wird %1 lesen</translation>
    </message>
    <message>
        <source>You (with your name, title and clinic)</source>
        <translation>[Ihr Name mit Titel und Klinik]</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>The request was not sent.</source>
        <translation>Die Anfrage wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Nothing yet: choose above what you need.</source>
        <translation>Noch nichts: Wählen Sie oben, was Sie brauchen.</translation>
    </message>
    <message>
        <source>Not for me alone: for all whom my clinic names in its team</source>
        <translation>Nicht für mich allein: für alle, die meine Klinik in ihrem Team nennt</translation>
    </message>
    <message>
        <source>The whole team of your clinic</source>
        <translation>Das ganze Team Ihrer Klinik</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>Jemand mit unbestätigtem Namen</translation>
    </message>
    <message>
        <source>%1 may read nothing.</source>
        <translation>%1 darf nichts lesen.</translation>
    </message>
    <message>
        <source>%1 may read %2 %3. Purpose: %4.</source>
        <translation>%1 darf %3 %2 lesen. Zweck: %4.</translation>
    </message>
    <message>
        <source>everything in “%1”</source>
        <translation>alles in „%1“</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation>
            <numerusform>%n Dokument in „%1“</numerusform>
            <numerusform>%n Dokumente in „%1“</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected record(s)</source>
        <translation>
            <numerusform>%n geschütztes Dokument</numerusform>
            <numerusform>%n geschützte Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>unbefristet</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>The whole team of a clinic</source>
        <translation>Das ganze Team einer Klinik</translation>
    </message>
    <message>
        <source>The whole team of %1</source>
        <translation>Das ganze Team von %1</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file ends in the middle. Export it again at its source.</source>
        <translation>Die Datei endet mittendrin. Exportieren Sie sie an der Quelle noch einmal.</translation>
    </message>
    <message>
        <source>The file&apos;s text is in an encoding that health records don&apos;t use. Export it as UTF-8.</source>
        <translation>Der Text der Datei hat eine Zeichencodierung, die für Gesundheitsdaten nicht verwendet wird. Exportieren Sie sie als UTF-8.</translation>
    </message>
    <message>
        <source>The file is damaged, or is no health record in JSON.</source>
        <translation>Die Datei ist beschädigt oder enthält keine Gesundheitsdaten in JSON.</translation>
    </message>
    <message>
        <source>The file contradicts itself: it says one thing twice. Export it again at its source.</source>
        <translation>Die Datei widerspricht sich: Sie sagt etwas zweimal. Exportieren Sie sie an der Quelle noch einmal.</translation>
    </message>
    <message>
        <source>This is not what it should be, or it was cut or mistyped. Copy all of it and try again.</source>
        <translation>Das ist nicht, was es sein sollte, oder es ist abgeschnitten oder vertippt. Kopieren Sie alles und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The file is in JSON, but no health record (FHIR).</source>
        <translation>Die Datei ist in JSON, enthält aber keine Gesundheitsdaten (FHIR).</translation>
    </message>
    <message>
        <source>The file is a log or a message between servers, not a record. Export the patient&apos;s record instead.</source>
        <translation>Die Datei ist ein Protokoll oder eine Nachricht zwischen Servern, kein Dokument. Exportieren Sie stattdessen die Akte des Patienten.</translation>
    </message>
    <message>
        <source>This version of Reseal can&apos;t work with it.</source>
        <translation>Diese Version von Reseal kann damit nicht umgehen.</translation>
    </message>
    <message>
        <source>The file is about more than one patient. Export each patient by themselves.</source>
        <translation>In der Datei geht es um mehr als einen Patienten. Exportieren Sie jeden Patienten einzeln.</translation>
    </message>
    <message>
        <source>It was changed in the meantime. Look at it again and repeat what you did.</source>
        <translation>Inzwischen wurde es geändert. Sehen Sie es sich noch einmal an und wiederholen Sie, was Sie getan haben.</translation>
    </message>
    <message>
        <source>This is something else than was expected here. Nothing was changed.</source>
        <translation>Das ist etwas anderes, als hier erwartet wurde. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It is larger than Reseal takes at once. Nothing was changed.</source>
        <translation>Das ist mehr, als Reseal auf einmal annimmt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It was made by a newer version of Reseal. Update this program to open it.</source>
        <translation>Das wurde mit einer neueren Version von Reseal erstellt. Aktualisieren Sie dieses Programm, um es zu öffnen.</translation>
    </message>
    <message>
        <source>What another clinic sent does not hold up, so it was not used. Ask the clinic&apos;s staff to look at the ledger.</source>
        <translation>Was eine andere Klinik gesendet hat, hält der Prüfung nicht stand und wurde nicht verwendet. Bitten Sie das Klinikpersonal, das Logbuch anzusehen.</translation>
    </message>
    <message>
        <source>Its signature is wrong: it does not come from whom it says. It was not used.</source>
        <translation>Die Signatur stimmt nicht: Das kommt nicht von der Stelle, die genannt ist. Es wurde nicht verwendet.</translation>
    </message>
    <message>
        <source>It can&apos;t be decrypted with the keys of this person. Nothing was changed.</source>
        <translation>Mit den Schlüsseln dieser Person lässt es sich nicht entschlüsseln. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The passphrase is not right. Nobody can look it up or set a new one; try again, and mind capital letters and the keyboard&apos;s language.</source>
        <translation>Die Passphrase stimmt nicht. Niemand kann sie nachschlagen oder neu setzen; versuchen Sie es noch einmal und achten Sie auf Großbuchstaben und die Sprache der Tastatur.</translation>
    </message>
    <message>
        <source>Stored files fail their checks: the disk may be failing. Nothing was changed. Don&apos;t delete anything; restore the folder from a backup.</source>
        <translation>Gespeicherte Dateien bestehen die Prüfung nicht: Vielleicht ist der Datenträger defekt. Nichts wurde geändert. Löschen Sie nichts; stellen Sie den Ordner aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>It is not there, or not known here yet.</source>
        <translation>Es ist nicht vorhanden oder hier noch nicht bekannt.</translation>
    </message>
    <message>
        <source>It is there already. Nothing was changed.</source>
        <translation>Es ist schon vorhanden. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>You have no permission for this.</source>
        <translation>Dazu haben Sie keine Erlaubnis.</translation>
    </message>
    <message>
        <source>The patient has taken the permission back.</source>
        <translation>Der Patient hat die Erlaubnis zurückgenommen.</translation>
    </message>
    <message>
        <source>Its time has run out. Ask for a new one.</source>
        <translation>Die Zeit dafür ist abgelaufen. Bitten Sie erneut darum.</translation>
    </message>
    <message>
        <source>The clinics can&apos;t tell yet whether they know the latest decisions, so nothing is opened. It is tried again; please wait a moment.</source>
        <translation>Die Kliniken können noch nicht sagen, ob sie die neuesten Entscheidungen kennen; darum wird nichts geöffnet. Es wird erneut versucht; bitte warten Sie einen Moment.</translation>
    </message>
    <message>
        <source>The ledger&apos;s rules don&apos;t allow it. Nothing was changed.</source>
        <translation>Die Regeln des Logbuchs erlauben das nicht. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It belongs to another group of clinics than this one.</source>
        <translation>Das gehört zu einem anderen Klinikverbund als diesem.</translation>
    </message>
    <message>
        <source>The computer that answered is not the clinic&apos;s. Nothing was sent. Tell the clinic.</source>
        <translation>Der Computer, der geantwortet hat, ist nicht der der Klinik. Nichts wurde gesendet. Sagen Sie der Klinik Bescheid.</translation>
    </message>
    <message>
        <source>The clinic can&apos;t be reached at the moment. What you entered is kept; it goes on as soon as the connection is back.</source>
        <translation>Die Klinik ist im Moment nicht erreichbar. Ihre Eingaben bleiben erhalten; es geht weiter, sobald die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>The clinic did not answer in time. What you entered is kept; try again in a moment.</source>
        <translation>Die Klinik hat nicht rechtzeitig geantwortet. Ihre Eingaben bleiben erhalten; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>There is too much to do at once. Nothing was lost; try again in a moment.</source>
        <translation>Es ist zu viel auf einmal zu tun. Nichts ging verloren; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The disk is full. What was sealed before is kept, nothing half is. Free some space and do it again: it goes on where it stopped.</source>
        <translation>Der Datenträger ist voll. Was vorher versiegelt wurde, bleibt erhalten, nichts ist nur halb da. Schaffen Sie Platz und wiederholen Sie es: Es geht dort weiter, wo es stehen blieb.</translation>
    </message>
    <message>
        <source>The computer would not read or write a file. Nothing was changed. Look whether the disk is there and may be written.</source>
        <translation>Der Computer konnte eine Datei nicht lesen oder schreiben. Nichts wurde geändert. Prüfen Sie, ob der Datenträger da ist und beschrieben werden darf.</translation>
    </message>
    <message>
        <source>These keys are in use by another window or program. Close that one first.</source>
        <translation>Diese Schlüssel werden von einem anderen Fenster oder Programm benutzt. Schließen Sie dieses zuerst.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Es wurde angehalten.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Your clinic&apos;s invitation</source>
        <translation>Die Einladung Ihrer Klinik</translation>
    </message>
    <message>
        <source>Your invitation as a doctor</source>
        <translation>Ihre ärztliche Einladung</translation>
    </message>
    <message>
        <source>Welcome to Reseal</source>
        <translation>Willkommen bei Reseal</translation>
    </message>
    <message>
        <source>Clinics keep medical records sealed here. Only the patient can open them to somebody, and take that back.</source>
        <translation>Kliniken bewahren hier medizinische Dokumente versiegelt auf. Nur der Patient kann sie für jemanden öffnen und das wieder zurücknehmen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Get started</source>
        <translation>Los geht’s</translation>
    </message>
    <message>
        <source>Try it with four demo clinics</source>
        <translation>Mit vier Demo-Kliniken testen</translation>
    </message>
    <message>
        <source>Not a certified medical device. Not for primary diagnosis.</source>
        <translation>Kein zertifiziertes Medizinprodukt. Nicht für die Primärdiagnostik.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Wer sind Sie?</translation>
    </message>
    <message>
        <source>I am a patient</source>
        <translation>Ich bin Patient/in</translation>
    </message>
    <message>
        <source>See my records, and decide who may read them</source>
        <translation>Meine Dokumente sehen und entscheiden, wer sie lesen darf</translation>
    </message>
    <message>
        <source>I am a doctor</source>
        <translation>Ich bin Arzt/Ärztin</translation>
    </message>
    <message>
        <source>Seal records for patients, and ask for theirs</source>
        <translation>Dokumente für Patienten versiegeln und deren Dokumente anfragen</translation>
    </message>
    <message>
        <source>I set up a clinic</source>
        <translation>Ich richte eine Klinik ein</translation>
    </message>
    <message>
        <source>Let a clinic take part: its keys, its people, its network</source>
        <translation>Eine Klinik teilnehmen lassen: ihre Schlüssel, ihre Leute, ihr Netzwerk</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Your clinic gives it to you as a file, a QR code or a text. Paste the text here, or open the file or a photo of the code.</source>
        <translation>Ihre Klinik gibt sie Ihnen als Datei, als QR-Code oder als Text. Fügen Sie den Text hier ein, oder öffnen Sie die Datei oder ein Foto des Codes.</translation>
    </message>
    <message>
        <source>The invitation&apos;s text</source>
        <translation>Text der Einladung</translation>
    </message>
    <message>
        <source>Open a file or a photo…</source>
        <translation>Datei oder Foto öffnen…</translation>
    </message>
    <message>
        <source>Your name, as this program should greet you</source>
        <translation>Ihr Name, mit dem dieses Programm Sie begrüßen soll</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Open an invitation</source>
        <translation>Einladung öffnen</translation>
    </message>
    <message>
        <source>“%1” is neither an invitation nor a picture with a QR code that can be read.</source>
        <translation>„%1“ ist weder eine Einladung noch ein Bild mit einem lesbaren QR-Code.</translation>
    </message>
    <message>
        <source>This is something else of Reseal&apos;s, not an invitation (a care card, perhaps). Your clinic gives you an invitation.</source>
        <translation>Das ist etwas anderes von Reseal, keine Einladung (vielleicht eine Patientenkarte). Eine Einladung erhalten Sie von Ihrer Klinik.</translation>
    </message>
    <message>
        <source>This is no invitation, or part of it is missing. Copy all of it.</source>
        <translation>Das ist keine Einladung, oder ein Teil fehlt. Kopieren Sie alles.</translation>
    </message>
    <message>
        <source>This invitation ran out on %1. Ask your clinic for a new one; nothing was changed.</source>
        <translation>Diese Einladung ist am %1 abgelaufen. Bitten Sie Ihre Klinik um eine neue; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This invitation is for another role: %1. Go back and choose that, or ask for another one.</source>
        <translation>Diese Einladung ist für jemand anderen: %1. Gehen Sie zurück und wählen Sie das aus, oder bitten Sie um eine andere.</translation>
    </message>
    <message>
        <source>An invitation for: %1. It is good until %2.</source>
        <translation>Eine Einladung für: %1. Sie gilt bis %2.</translation>
    </message>
    <message>
        <source>Your clinic</source>
        <translation>Ihre Klinik</translation>
    </message>
    <message>
        <source>A clinic&apos;s computer keeps sealed records and, together with the other clinics, the ledger of who may open them.</source>
        <translation>Der Computer einer Klinik verwahrt versiegelte Dokumente und, zusammen mit den anderen Kliniken, das Logbuch darüber, wer sie öffnen darf.</translation>
    </message>
    <message>
        <source>The clinic&apos;s name</source>
        <translation>Name der Klinik</translation>
    </message>
    <message>
        <source>Its name, as patients know it</source>
        <translation>Der Name, unter dem Patienten sie kennen</translation>
    </message>
    <message>
        <source>Address and port</source>
        <translation>Adresse und Port</translation>
    </message>
    <message>
        <source>Address and port under which the other clinics reach this computer. As it stands, only this computer itself can.</source>
        <translation>Adresse und Port, unter denen die anderen Kliniken diesen Computer erreichen. So, wie es dasteht, kann das nur dieser Computer selbst.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Passphrase wählen</translation>
    </message>
    <message>
        <source>It locks the keys on this computer.</source>
        <translation>Sie sperrt die Schlüssel auf diesem Computer.</translation>
    </message>
    <message>
        <source>Making the keys</source>
        <translation>Schlüssel werden erstellt</translation>
    </message>
    <message>
        <source>Make my keys</source>
        <translation>Schlüssel erstellen</translation>
    </message>
    <message>
        <source>The keys were made, but not entered here.</source>
        <translation>Die Schlüssel wurden erstellt, hier aber nicht eingetragen.</translation>
    </message>
    <message>
        <source>No keys were made.</source>
        <translation>Es wurden keine Schlüssel erstellt.</translation>
    </message>
</context>
<context>
    <name>GiveSheet</name>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Als Datei speichern…</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Als Datei speichern</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>The file was not saved.</source>
        <translation>Die Datei wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>JobsButton</name>
    <message>
        <source>Sealing records</source>
        <translation>Dokumente werden versiegelt</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Dateien werden gelesen</translation>
    </message>
    <message>
        <source>Opening a record</source>
        <translation>Dokument wird geöffnet</translation>
    </message>
    <message>
        <source>Saving a record</source>
        <translation>Dokument wird gespeichert</translation>
    </message>
    <message>
        <source>Giving access</source>
        <translation>Zugriff wird gegeben</translation>
    </message>
    <message>
        <source>Taking access back</source>
        <translation>Zugriff wird zurückgenommen</translation>
    </message>
    <message>
        <source>Erasing a record</source>
        <translation>Dokument wird gelöscht</translation>
    </message>
    <message>
        <source>Sending a request</source>
        <translation>Anfrage wird gesendet</translation>
    </message>
    <message>
        <source>Nothing under way</source>
        <translation>Nichts in Arbeit</translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n in Arbeit</numerusform>
            <numerusform>%n in Arbeit</numerusform>
        </translation>
    </message>
    <message>
        <source>What is under way</source>
        <translation>Was in Arbeit ist</translation>
    </message>
    <message>
        <source>Everything is done.</source>
        <translation>Alles ist erledigt.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>Anhalten: %1</translation>
    </message>
</context>
<context>
    <name>JoiningPage</name>
    <message>
        <source>Your code</source>
        <translation>Ihr Code</translation>
    </message>
    <message>
        <source>What the staff gave you</source>
        <translation>Was Sie vom Klinikpersonal erhalten haben</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Lock and come back later</source>
        <translation>Sperren und später weitermachen</translation>
    </message>
    <message>
        <source>Open what the staff gave you</source>
        <translation>Öffnen, was Sie vom Klinikpersonal erhalten haben</translation>
    </message>
    <message>
        <source>You have not been let in yet.</source>
        <translation>Sie sind noch nicht freigeschaltet.</translation>
    </message>
    <message>
        <source>The invitation has run out. Ask your clinic for a new one.</source>
        <translation>Die Einladung ist abgelaufen. Bitten Sie Ihre Klinik um eine neue.</translation>
    </message>
    <message>
        <source>The clinic did not accept this invitation: it was withdrawn, or somebody else used it.</source>
        <translation>Die Klinik hat diese Einladung nicht angenommen: Sie wurde zurückgezogen, oder jemand anderes hat sie benutzt.</translation>
    </message>
    <message>
        <source>Looking for your clinic…</source>
        <translation>Ihre Klinik wird gesucht…</translation>
    </message>
    <message>
        <source>Show this code at the clinic</source>
        <translation>Zeigen Sie diesen Code in der Klinik</translation>
    </message>
    <message>
        <source>Almost there…</source>
        <translation>Fast geschafft…</translation>
    </message>
    <message>
        <source>Somebody at the desk compares it with theirs and looks at your face: so nobody else can be let in under your name. This page goes on by itself.</source>
        <translation>Am Empfang vergleicht jemand ihn mit dem dort angezeigten Code und sieht Ihnen ins Gesicht: So kann niemand sonst unter Ihrem Namen freigeschaltet werden. Diese Seite geht von selbst weiter.</translation>
    </message>
    <message>
        <source>The clinics are told about you. This takes a few seconds.</source>
        <translation>Die Kliniken erfahren von Ihnen. Das dauert ein paar Sekunden.</translation>
    </message>
    <message>
        <source>%1 · phrase of this group of clinics: %2</source>
        <translation>%1 · Kennsatz dieses Klinikverbunds: %2</translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>Ohne ihn weiter</translation>
    </message>
    <message>
        <source>Unlock the clinic</source>
        <translation>Klinik entsperren</translation>
    </message>
    <message>
        <source>You are let in</source>
        <translation>Sie sind freigeschaltet</translation>
    </message>
    <message>
        <source>What is missing is the second text or file from the clinic&apos;s staff. It carries a key that goes over no network. Paste it here, or open the file.</source>
        <translation>Es fehlt noch der zweite Text oder die zweite Datei vom Klinikpersonal. Darin ist ein Schlüssel, der über kein Netzwerk geht. Fügen Sie den Text hier ein, oder öffnen Sie die Datei.</translation>
    </message>
    <message>
        <source>Somebody at the desk compares it with theirs and looks at your face: so nobody else can be let in under your name. Then they give you a second text or file: paste it here, or open the file. It carries a key that goes over no network.</source>
        <translation>Am Empfang vergleicht jemand ihn mit dem dort angezeigten Code und sieht Ihnen ins Gesicht: So kann niemand sonst unter Ihrem Namen freigeschaltet werden. Dann erhalten Sie einen zweiten Text oder eine zweite Datei: Fügen Sie den Text hier ein, oder öffnen Sie die Datei. Darin ist ein Schlüssel, der über kein Netzwerk geht.</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation>Logbuch</translation>
    </message>
    <message>
        <source>What the clinics have agreed upon, as it lies on this clinic&apos;s disk: pseudonyms, keys and proofs, no names and no content.</source>
        <translation>Was die Kliniken gemeinsam festgehalten haben, wie es auf dem Datenträger dieser Klinik liegt: Pseudonyme, Schlüssel und Nachweise, keine Namen und keine Inhalte.</translation>
    </message>
    <message>
        <source>A block&apos;s number, or the first digits of an id</source>
        <translation>Nummer eines Blocks oder die ersten Stellen einer Kennung</translation>
    </message>
    <message>
        <source>Find on the ledger</source>
        <translation>Im Logbuch suchen</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Vorschlag von</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Older blocks</source>
        <translation>Ältere Blöcke</translation>
    </message>
    <message>
        <source>The ledger could not be read.</source>
        <translation>Das Logbuch konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Carries the clinics&apos; signatures</source>
        <translation>Trägt die Signaturen der Kliniken</translation>
    </message>
    <message>
        <source>Covered by the signatures of a later block</source>
        <translation>Durch die Signaturen eines späteren Blocks gedeckt</translation>
    </message>
    <message>
        <source>Type a block&apos;s number, at least 4 digits of a block&apos;s or transaction&apos;s id, or at least 8 of any other.</source>
        <translation>Geben Sie die Nummer eines Blocks ein, mindestens 4 Stellen der Kennung eines Blocks oder Vorgangs, oder mindestens 8 jeder anderen Kennung.</translation>
    </message>
    <message>
        <source>The ledger could not be searched.</source>
        <translation>Das Logbuch konnte nicht durchsucht werden.</translation>
    </message>
    <message>
        <source>Nothing on the ledger begins with “%1”.</source>
        <translation>Nichts im Logbuch beginnt mit „%1“.</translation>
    </message>
    <message>
        <source>It is on the ledger. Who is behind it stands nowhere on it.</source>
        <translation>Es steht im Logbuch. Wer dahintersteht, steht dort nirgends.</translation>
    </message>
    <message>
        <source>The block could not be read.</source>
        <translation>Der Block konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1, proposed by %2</source>
        <translation>%1, vorgeschlagen von %2</translation>
    </message>
    <message>
        <source>Fingerprint of the block before</source>
        <translation>Fingerabdruck des vorigen Blocks</translation>
    </message>
    <message>
        <source>Took effect</source>
        <translation>Wirksam geworden</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Zurückgewiesen: %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>The transaction could not be read.</source>
        <translation>Der Vorgang konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>✓ Took effect</source>
        <translation>✓ Wirksam geworden</translation>
    </message>
    <message>
        <source>✕ Refused: %1</source>
        <translation>✕ Zurückgewiesen: %1</translation>
    </message>
    <message>
        <source>In block %1, %2</source>
        <translation>In Block %1, %2</translation>
    </message>
    <message>
        <source>By a pseudonym:</source>
        <translation>Von einem Pseudonym:</translation>
    </message>
    <message>
        <source>By %1:</source>
        <translation>Von %1:</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Save the proof…</source>
        <translation>Nachweis speichern…</translation>
    </message>
    <message numerus="yes">
        <source>%n sealed field(s) were erased; their fingerprints are still part of it.</source>
        <translation>
            <numerusform>%n versiegeltes Feld wurde gelöscht; sein Fingerabdruck gehört weiterhin dazu.</numerusform>
            <numerusform>%n versiegelte Felder wurden gelöscht; ihre Fingerabdrücke gehören weiterhin dazu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Transaction %1</source>
        <translation>Vorgang %1</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>Die Prüfung war nicht möglich.</translation>
    </message>
    <message>
        <source>✓ Everything fits</source>
        <translation>✓ Alles passt</translation>
    </message>
    <message>
        <source>✕ Something does not fit</source>
        <translation>✕ Etwas passt nicht</translation>
    </message>
    <message>
        <source>Computed anew from the stored bytes; nothing that is stored as a result was believed.</source>
        <translation>Neu berechnet aus den gespeicherten Bytes; kein gespeichertes Ergebnis wurde einfach geglaubt.</translation>
    </message>
    <message>
        <source>expected: %1</source>
        <translation>erwartet: %1</translation>
    </message>
    <message>
        <source>Back to the transaction</source>
        <translation>Zurück zum Vorgang</translation>
    </message>
    <message>
        <source>Verified step by step</source>
        <translation>Schritt für Schritt geprüft</translation>
    </message>
    <message>
        <source>Save the proof</source>
        <translation>Nachweis speichern</translation>
    </message>
    <message>
        <source>The proof was not saved.</source>
        <translation>Der Nachweis wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saved. Whoever knows this group&apos;s phrase can check it without this clinic.</source>
        <translation>Gespeichert. Wer den Kennsatz dieses Verbunds kennt, kann ihn ohne diese Klinik prüfen.</translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Klinik</translation>
    </message>
    <message>
        <source>Member&apos;s identity</source>
        <translation>Identität eines Mitglieds</translation>
    </message>
    <message>
        <source>Pseudonym</source>
        <translation>Pseudonym</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Erlaubnis</translation>
    </message>
    <message>
        <source>The proof can be read</source>
        <translation>Der Nachweis ist lesbar</translation>
    </message>
    <message>
        <source>It is of this group of clinics</source>
        <translation>Er gehört zu diesem Klinikverbund</translation>
    </message>
    <message>
        <source>The group&apos;s first block is signed by its clinics</source>
        <translation>Der erste Block des Verbunds ist von dessen Kliniken signiert</translation>
    </message>
    <message>
        <source>The transaction&apos;s fingerprint</source>
        <translation>Fingerabdruck des Vorgangs</translation>
    </message>
    <message>
        <source>Made for this ledger</source>
        <translation>Für dieses Logbuch erstellt</translation>
    </message>
    <message>
        <source>Its author&apos;s signature</source>
        <translation>Signatur des Urhebers</translation>
    </message>
    <message>
        <source>A sealed field</source>
        <translation>Ein versiegeltes Feld</translation>
    </message>
    <message>
        <source>Its leaf in the block&apos;s tree</source>
        <translation>Sein Blatt im Baum des Blocks</translation>
    </message>
    <message>
        <source>One level up in the tree</source>
        <translation>Eine Ebene höher im Baum</translation>
    </message>
    <message>
        <source>The tree&apos;s root stands in the block</source>
        <translation>Die Wurzel des Baums steht im Block</translation>
    </message>
    <message>
        <source>The block&apos;s fingerprint</source>
        <translation>Fingerabdruck des Blocks</translation>
    </message>
    <message>
        <source>The next block follows it</source>
        <translation>Der nächste Block schließt daran an</translation>
    </message>
    <message>
        <source>The clinics that may sign</source>
        <translation>Die Kliniken, die signieren dürfen</translation>
    </message>
    <message>
        <source>Enough of them signed</source>
        <translation>Genügend davon haben signiert</translation>
    </message>
    <message>
        <source>A clinic&apos;s signature</source>
        <translation>Signatur einer Klinik</translation>
    </message>
    <message>
        <source>The block is final</source>
        <translation>Der Block ist endgültig</translation>
    </message>
    <message>
        <source>Member let in</source>
        <translation>Mitglied freigeschaltet</translation>
    </message>
    <message>
        <source>Pseudonym ended</source>
        <translation>Pseudonym erloschen</translation>
    </message>
    <message>
        <source>Keys of a patient</source>
        <translation>Schlüssel eines Patienten</translation>
    </message>
    <message>
        <source>Record sorted</source>
        <translation>Dokument einsortiert</translation>
    </message>
    <message>
        <source>Request declined</source>
        <translation>Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>Permission taken back</source>
        <translation>Erlaubnis zurückgenommen</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Quittungen</translation>
    </message>
    <message>
        <source>Record erased</source>
        <translation>Dokument gelöscht</translation>
    </message>
    <message>
        <source>Member suspended</source>
        <translation>Mitglied ausgesetzt</translation>
    </message>
    <message>
        <source>Suspension lifted</source>
        <translation>Aussetzung aufgehoben</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Network address changed</source>
        <translation>Netzwerkadresse geändert</translation>
    </message>
    <message>
        <source>Evidence against a clinic</source>
        <translation>Beweis gegen eine Klinik</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Proof of the key</source>
        <translation>Nachweis des Schlüssels</translation>
    </message>
    <message>
        <source>Key for messages</source>
        <translation>Schlüssel für Nachrichten</translation>
    </message>
    <message>
        <source>Key for sharing</source>
        <translation>Schlüssel für Freigaben</translation>
    </message>
    <message>
        <source>Admission</source>
        <translation>Zulassung</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Ausgestellt</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Home clinic</source>
        <translation>Heimatklinik</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>Sealed list of ordinary categories</source>
        <translation>Versiegelte Liste der gewöhnlichen Kategorien</translation>
    </message>
    <message>
        <source>Sealed list of protected categories</source>
        <translation>Versiegelte Liste der geschützten Kategorien</translation>
    </message>
    <message>
        <source>Sealed key</source>
        <translation>Versiegelter Schlüssel</translation>
    </message>
    <message>
        <source>Sealed file</source>
        <translation>Versiegelte Datei</translation>
    </message>
    <message>
        <source>Length in bytes</source>
        <translation>Länge in Bytes</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>Verwahrt von</translation>
    </message>
    <message>
        <source>Sealed label</source>
        <translation>Versiegelte Beschriftung</translation>
    </message>
    <message>
        <source>Version of the label</source>
        <translation>Version der Beschriftung</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Shows that the care card was seen</source>
        <translation>Zeigt, dass die Patientenkarte vorlag</translation>
    </message>
    <message>
        <source>Patient&apos;s pseudonym</source>
        <translation>Pseudonym des Patienten</translation>
    </message>
    <message>
        <source>Sealed words</source>
        <translation>Versiegelter Text</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Patient&apos;s key</source>
        <translation>Schlüssel des Patienten</translation>
    </message>
    <message>
        <source>Reader&apos;s key</source>
        <translation>Schlüssel des Lesenden</translation>
    </message>
    <message>
        <source>Key for the exchange</source>
        <translation>Schlüssel für den Austausch</translation>
    </message>
    <message>
        <source>Clinics that have to take part</source>
        <translation>Kliniken, die mitwirken müssen</translation>
    </message>
    <message>
        <source>Passes keys on</source>
        <translation>Gibt Schlüssel weiter</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>Festlegung</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Sealed note</source>
        <translation>Versiegelte Notiz</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Signiert von</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Quittung</translation>
    </message>
    <message>
        <source>Hour, counted from 1970</source>
        <translation>Stunde, gezählt ab 1970</translation>
    </message>
    <message>
        <source>Times opened</source>
        <translation>Geöffnet (Anzahl)</translation>
    </message>
    <message>
        <source>Times refused</source>
        <translation>Abgelehnt (Anzahl)</translation>
    </message>
    <message>
        <source>Fingerprint of the single receipts</source>
        <translation>Fingerabdruck der einzelnen Quittungen</translation>
    </message>
    <message>
        <source>Took its part of a key</source>
        <translation>Hat ihren Teil eines Schlüssels übernommen</translation>
    </message>
    <message>
        <source>Destroyed its part of a key</source>
        <translation>Hat ihren Teil eines Schlüssels vernichtet</translation>
    </message>
    <message>
        <source>Keeps a copy</source>
        <translation>Verwahrt eine Kopie</translation>
    </message>
    <message>
        <source>Deleted its copy</source>
        <translation>Hat ihre Kopie gelöscht</translation>
    </message>
    <message>
        <source>Openings within an hour</source>
        <translation>Öffnungen innerhalb einer Stunde</translation>
    </message>
    <message>
        <source>By a clinic</source>
        <translation>Durch eine Klinik</translation>
    </message>
    <message>
        <source>By a member, unnamed</source>
        <translation>Durch ein ungenanntes Mitglied</translation>
    </message>
    <message>
        <source>As it was written</source>
        <translation>Wie geschrieben</translation>
    </message>
    <message>
        <source>Without names</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine Angabe</translation>
    </message>
    <message>
        <source>Common key</source>
        <translation>Gemeinsamer Schlüssel</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Parts dealt</source>
        <translation>Verteilte Teile</translation>
    </message>
    <message>
        <source>Sealed part</source>
        <translation>Versiegelter Teil</translation>
    </message>
    <message>
        <source>For the clinic number</source>
        <translation>Für die Klinik Nummer</translation>
    </message>
    <message>
        <source>Complaint against the clinic number</source>
        <translation>Beschwerde gegen die Klinik Nummer</translation>
    </message>
    <message>
        <source>Published part</source>
        <translation>Veröffentlichter Teil</translation>
    </message>
    <message>
        <source>For finding out who misused a pseudonym</source>
        <translation>Um herauszufinden, wer ein Pseudonym missbraucht hat</translation>
    </message>
    <message>
        <source>For emergencies</source>
        <translation>Für Notfälle</translation>
    </message>
    <message>
        <source>Common key begun</source>
        <translation>Gemeinsamer Schlüssel begonnen</translation>
    </message>
    <message>
        <source>Common key: taking part</source>
        <translation>Gemeinsamer Schlüssel: Teilnahme</translation>
    </message>
    <message>
        <source>Common key: parts dealt</source>
        <translation>Gemeinsamer Schlüssel: Teile verteilt</translation>
    </message>
    <message>
        <source>Common key: parts checked</source>
        <translation>Gemeinsamer Schlüssel: Teile geprüft</translation>
    </message>
    <message>
        <source>Common key: complaints answered</source>
        <translation>Gemeinsamer Schlüssel: Beschwerden beantwortet</translation>
    </message>
    <message>
        <source>Common key: next step</source>
        <translation>Gemeinsamer Schlüssel: nächster Schritt</translation>
    </message>
    <message>
        <source>Emergency declared</source>
        <translation>Notfall ausgerufen</translation>
    </message>
    <message>
        <source>Emergency: share given</source>
        <translation>Notfall: Anteil gegeben</translation>
    </message>
    <message>
        <source>Emergency: no share given</source>
        <translation>Notfall: kein Anteil gegeben</translation>
    </message>
    <message>
        <source>Emergency reviewed</source>
        <translation>Notfall geprüft</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Reseal – demo with invented patients</source>
        <translation>Reseal – Demo mit erfundenen Patienten</translation>
    </message>
    <message>
        <source>Something is still under way</source>
        <translation>Es ist noch etwas in Arbeit</translation>
    </message>
    <message>
        <source>If you close now, it stops. What is finished stays as it is, nothing half is left, and you can do the rest again later.</source>
        <translation>Wenn Sie jetzt schließen, wird es angehalten. Was fertig ist, bleibt, wie es ist, nichts bleibt halb, und den Rest können Sie später nachholen.</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message numerus="yes">
        <source>Nobody seems to be here: this window locks in %n second(s).</source>
        <translation>
            <numerusform>Es scheint niemand da zu sein: Dieses Fenster wird in %n Sekunde gesperrt.</numerusform>
            <numerusform>Es scheint niemand da zu sein: Dieses Fenster wird in %n Sekunden gesperrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay unlocked</source>
        <translation>Entsperrt bleiben</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Patients and staff of this clinic. You vouch for who they are.</source>
        <translation>Patienten und Personal dieser Klinik. Sie bürgen dafür, wer sie sind.</translation>
    </message>
    <message>
        <source>Invite…</source>
        <translation>Einladen…</translation>
    </message>
    <message>
        <source>Waiting to be let in</source>
        <translation>Warten auf Freischaltung</translation>
    </message>
    <message>
        <source>Invited, not here yet</source>
        <translation>Eingeladen, noch nicht da</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>No member&apos;s name has “%1” in it.</source>
        <translation>Kein Name eines Mitglieds enthält „%1“.</translation>
    </message>
    <message>
        <source>The members could not be read.</source>
        <translation>Die Mitglieder konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Name not on file</source>
        <translation>Name nicht hinterlegt</translation>
    </message>
    <message>
        <source>No name noted</source>
        <translation>Kein Name notiert</translation>
    </message>
    <message>
        <source>%1 · their code: %2</source>
        <translation>%1 · angezeigter Code: %2</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>Abweisen…</translation>
    </message>
    <message>
        <source>Let in…</source>
        <translation>Freischalten…</translation>
    </message>
    <message>
        <source>%1 · %2 · until %3</source>
        <translation>%1 · %2 · bis %3</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Zurückziehen…</translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>Jemanden einladen</translation>
    </message>
    <message>
        <source>Whom is it for? For the clinic only</source>
        <translation>Für wen ist sie? Nur für die Klinik</translation>
    </message>
    <message>
        <source>Good for</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Good for one day</source>
        <translation>Einen Tag gültig</translation>
    </message>
    <message>
        <source>Good for one week</source>
        <translation>Eine Woche gültig</translation>
    </message>
    <message>
        <source>Good for 30 days</source>
        <translation>30 Tage gültig</translation>
    </message>
    <message>
        <source>Make the invitation</source>
        <translation>Einladung erstellen</translation>
    </message>
    <message>
        <source>No invitation was made.</source>
        <translation>Es wurde keine Einladung erstellt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The invitation</source>
        <translation>Die Einladung</translation>
    </message>
    <message>
        <source>The invitation for %1</source>
        <translation>Die Einladung für %1</translation>
    </message>
    <message>
        <source>Let them scan the code, or give it as a file. It lets nobody in by itself: you will compare a code and look at the face. Good until %1.</source>
        <translation>Lassen Sie den Code scannen, oder geben Sie ihn als Datei weiter. Er allein schaltet niemanden frei: Sie vergleichen noch einen Code und das Gesicht. Gültig bis %1.</translation>
    </message>
    <message>
        <source>Is it them?</source>
        <translation>Ist es diese Person?</translation>
    </message>
    <message>
        <source>Compare this code with the one in their program, and look at their papers. You vouch for the name.</source>
        <translation>Vergleichen Sie diesen Code mit dem im Programm der Person, und sehen Sie sich den Ausweis an. Sie bürgen für den Namen.</translation>
    </message>
    <message>
        <source>Name, as in their papers</source>
        <translation>Name, wie im Ausweis</translation>
    </message>
    <message>
        <source>Title or field, such as “cardiologist”</source>
        <translation>Titel oder Fach, zum Beispiel „Kardiologin“</translation>
    </message>
    <message>
        <source>The code is the same: let in</source>
        <translation>Der Code stimmt: freischalten</translation>
    </message>
    <message>
        <source>Write down the name first.</source>
        <translation>Notieren Sie zuerst den Namen.</translation>
    </message>
    <message>
        <source>Nobody was let in.</source>
        <translation>Niemand wurde freigeschaltet.</translation>
    </message>
    <message>
        <source>%1 is in. Their program goes on by itself.</source>
        <translation>%1 ist freigeschaltet. Dort geht das Programm von selbst weiter.</translation>
    </message>
    <message>
        <source>%1 is in</source>
        <translation>%1 ist freigeschaltet</translation>
    </message>
    <message>
        <source>Give this to them by hand, as a code or a file: it carries the key of the clinic&apos;s archive and should go over no network. Without it they can&apos;t seal records.</source>
        <translation>Übergeben Sie dies persönlich, als Code oder Datei: Darin ist der Schlüssel zum Archiv der Klinik, und er sollte über kein Netzwerk gehen. Ohne ihn können dort keine Dokumente versiegelt werden.</translation>
    </message>
    <message>
        <source>Withdraw the invitation?</source>
        <translation>Die Einladung zurückziehen?</translation>
    </message>
    <message>
        <source>Whoever has it can&apos;t be let in with it any more.</source>
        <translation>Wer sie hat, kann damit nicht mehr freigeschaltet werden.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>The invitation was not withdrawn.</source>
        <translation>Die Einladung wurde nicht zurückgezogen.</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>Zurückgezogen.</translation>
    </message>
    <message>
        <source>Nobody is in this clinic yet</source>
        <translation>In dieser Klinik ist noch niemand</translation>
    </message>
    <message>
        <source>Invite a doctor first, then patients: whoever has an invitation joins with it, and you let them in here.</source>
        <translation>Laden Sie zuerst eine Ärztin oder einen Arzt ein, dann Patienten: Wer eine Einladung hat, meldet sich damit an, und Sie lassen ihn hier ein.</translation>
    </message>
    <message>
        <source>Invite a doctor…</source>
        <translation>Arzt/Ärztin einladen…</translation>
    </message>
    <message>
        <source>Only the fingerprint of an invitation is kept here, so none can be shown again. If one is lost, withdraw it and make a new one.</source>
        <translation>Von einer Einladung wird hier nur der Fingerabdruck aufbewahrt, deshalb lässt sie sich nicht noch einmal zeigen. Ist eine verloren, ziehen Sie sie zurück und machen Sie eine neue.</translation>
    </message>
    <message>
        <source>%1, since %2.</source>
        <translation>%1, seit %2.</translation>
    </message>
    <message>
        <source>The code that was compared: %1</source>
        <translation>Der verglichene Code: %1</translation>
    </message>
    <message>
        <source>Is the passphrase or the computer lost? Invite them again: with a new invitation they get new keys and become a member once more.</source>
        <translation>Ist die Passphrase oder der Computer verloren? Laden Sie noch einmal ein: Mit einer neuen Einladung gibt es neue Schlüssel und eine neue Mitgliedschaft.</translation>
    </message>
    <message>
        <source>Invite again…</source>
        <translation>Noch einmal einladen…</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>votes</source>
        <translation>stimmt ab</translation>
    </message>
    <message>
        <source>passes keys on</source>
        <translation>gibt Schlüssel weiter</translation>
    </message>
    <message>
        <source>keeps records</source>
        <translation>verwahrt Dokumente</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Unerreichbar</translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) behind</source>
        <translation>
            <numerusform>%n Block zurück</numerusform>
            <numerusform>%n Blöcke zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>This clinic</source>
        <translation>Diese Klinik</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Your clinic&apos;s computer does not answer. What you do is kept on this computer and sent as soon as it does.</source>
        <translation>Der Computer Ihrer Klinik antwortet nicht. Was Sie tun, wird auf diesem Computer aufgehoben und gesendet, sobald er antwortet.</translation>
    </message>
    <message>
        <source>As your clinic sees it. At least %1 clinics have to be there for a decision to take effect; taking a permission back works at once with each clinic that hears of it.</source>
        <translation>So sieht es Ihre Klinik. Mindestens %1 Kliniken müssen erreichbar sein, damit eine Entscheidung wirksam wird; eine Erlaubnis zurückzunehmen wirkt sofort bei jeder Klinik, die davon erfährt.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>The clinics that keep the ledger together, as this one sees them.</source>
        <translation>Die Kliniken, die gemeinsam das Logbuch führen, wie diese Klinik sie sieht.</translation>
    </message>
    <message>
        <source>The clinics as a table</source>
        <translation>Die Kliniken als Tabelle</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Klinik</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
    <message>
        <source>This group&apos;s phrase: %1. Every clinic&apos;s program shows the same.</source>
        <translation>Kennsatz dieses Verbunds: %1. Das Programm jeder Klinik zeigt denselben.</translation>
    </message>
    <message>
        <source>The network&apos;s state could not be read.</source>
        <translation>Der Zustand des Netzwerks konnte nicht gelesen werden.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 clinics are there; at least %3 have to be for anything to be decided. Block %4; %n transaction(s) wait.</source>
        <translation>
            <numerusform>%1 von %2 Kliniken sind erreichbar; mindestens %3 müssen es sein, damit etwas entschieden wird. Block %4; %n Vorgang wartet.</numerusform>
            <numerusform>%1 von %2 Kliniken sind erreichbar; mindestens %3 müssen es sein, damit etwas entschieden wird. Block %4; %n Vorgänge warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>This clinic does not vote at the moment: after a restart it asks the others first what it has signed. %1</source>
        <translation>Diese Klinik stimmt im Moment nicht ab: Nach einem Neustart fragt sie erst die anderen, was sie signiert hat. %1</translation>
    </message>
    <message>
        <source>The clinic on this computer must be unlocked first: whoever knows its passphrase does that, and then you come back. You are locked meanwhile.</source>
        <translation>Die Klinik auf diesem Computer muss zuerst entsperrt werden: Das macht, wer ihre Passphrase kennt, und dann kommen Sie zurück. Ihr Platz ist so lange gesperrt.</translation>
    </message>
    <message>
        <source>Unlock the clinic</source>
        <translation>Klinik entsperren</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>Dieselbe Passphrase noch einmal</translation>
    </message>
    <message>
        <source>Strength of the passphrase</source>
        <translation>Stärke der Passphrase</translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation>Die beiden sind nicht gleich</translation>
    </message>
    <message>
        <source>Four or five words that have nothing to do with each other are easy to remember and hard to guess. Nobody can look it up or set a new one for you.</source>
        <translation>Vier oder fünf Wörter, die nichts miteinander zu tun haben, sind leicht zu merken und schwer zu raten. Niemand kann die Passphrase für Sie nachschlagen oder neu setzen.</translation>
    </message>
    <message>
        <source>Nobody can look it up or set a new one for you. Write it down and keep it where you keep your passport.</source>
        <translation>Niemand kann sie für Sie nachschlagen oder neu setzen. Schreiben Sie sie auf und bewahren Sie sie dort auf, wo Ihr Reisepass liegt.</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Unlock the clinic</source>
        <translation>Klinik entsperren</translation>
    </message>
    <message>
        <source>Your clinic is on this computer, and locked: whoever knows its passphrase unlocks it, and then you come back.</source>
        <translation>Ihre Klinik ist auf diesem Computer und gesperrt: Wer ihre Passphrase kennt, entsperrt sie, und dann kommen Sie zurück.</translation>
    </message>
</context>
<context>
    <name>PatientTable</name>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>no care card</source>
        <translation>keine Patientenkarte</translation>
    </message>
    <message>
        <source>Your patient</source>
        <translation>Ihr Patient</translation>
    </message>
    <message>
        <source>In the register: choose to add</source>
        <translation>Im Verzeichnis: zum Hinzufügen wählen</translation>
    </message>
    <message>
        <source>In the register: no care card yet</source>
        <translation>Im Verzeichnis: noch keine Patientenkarte</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>In the register: its care card is damaged</source>
        <translation>Im Verzeichnis: Patientenkarte beschädigt</translation>
    </message>
</context>
<context>
    <name>PatientsPage</name>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Yours, and while you type those in your clinic&apos;s register.</source>
        <translation>Ihre eigenen und, während Sie tippen, die im Verzeichnis Ihrer Klinik.</translation>
    </message>
    <message>
        <source>Add by care card…</source>
        <translation>Per Patientenkarte…</translation>
    </message>
    <message>
        <source>Name, birth date or number</source>
        <translation>Name, Geburtsdatum oder Nummer</translation>
    </message>
    <message>
        <source>Find patients</source>
        <translation>Patienten suchen</translation>
    </message>
    <message>
        <source>No patients yet</source>
        <translation>Noch keine Patienten</translation>
    </message>
    <message>
        <source>Ask a patient for the care card and scan or paste it: then you can seal records for them and ask to read what others sealed.</source>
        <translation>Bitten Sie einen Patienten um die Patientenkarte und scannen Sie sie, oder fügen Sie ihren Text ein: Dann können Sie Dokumente für ihn versiegeln und um Einsicht in das bitten, was andere versiegelt haben.</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>Niemand passt</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>Ihre Patienten konnten nicht abgerufen werden.</translation>
    </message>
    <message>
        <source>The clinic&apos;s register was not asked.</source>
        <translation>Das Verzeichnis der Klinik wurde nicht abgefragt.</translation>
    </message>
    <message>
        <source>%1 is among your patients now.</source>
        <translation>%1 gehört jetzt zu Ihren Patienten.</translation>
    </message>
    <message>
        <source>%1 is added; the clinics are told. Sealing and asking is possible in a moment.</source>
        <translation>%1 ist hinzugefügt; die Kliniken erfahren davon. Versiegeln und Anfragen ist gleich möglich.</translation>
    </message>
    <message>
        <source>The patient was not entered into the clinic&apos;s register.</source>
        <translation>Der Patient wurde nicht ins Verzeichnis der Klinik eingetragen.</translation>
    </message>
    <message>
        <source>Neither your patients nor your clinic&apos;s register have somebody of this name, birth date or number. Ask the patient for the care card, or let the clinic&apos;s staff enter it into the register.</source>
        <translation>Weder unter Ihren Patienten noch im Verzeichnis Ihrer Klinik gibt es jemanden mit diesem Namen, Geburtsdatum oder dieser Nummer. Bitten Sie um die Patientenkarte, oder lassen Sie sie vom Klinikpersonal ins Verzeichnis eintragen.</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>Choose a point with the arrow keys or the mouse.</source>
        <translation>Wählen Sie einen Punkt mit den Pfeiltasten oder der Maus.</translation>
    </message>
    <message>
        <source>▨ Marked on the axis: there are results of these days that you may not read. Curves may run through what is missing.</source>
        <translation>▨ Auf der Achse markiert: Von diesen Tagen gibt es Ergebnisse, die Sie nicht lesen dürfen. Kurven können über das Fehlende hinweglaufen.</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>reference %1 to %2</source>
        <translation>Referenz %1 bis %2</translation>
    </message>
    <message>
        <source>reference from %1</source>
        <translation>Referenz ab %1</translation>
    </message>
    <message>
        <source>reference up to %1</source>
        <translation>Referenz bis %1</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>ohne Datum</translation>
    </message>
    <message>
        <source>▲ high</source>
        <translation>▲ hoch</translation>
    </message>
    <message>
        <source>▼ low</source>
        <translation>▼ niedrig</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>Werte im Zeitverlauf</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Reseal – demo with invented patients</source>
        <translation>Reseal – Demo mit erfundenen Patienten</translation>
    </message>
    <message>
        <source>Setting up four demo clinics</source>
        <translation>Vier Demo-Kliniken werden eingerichtet</translation>
    </message>
    <message>
        <source>They found a ledger together on this computer, take in made-up patients, and seal years of their records. The first time this takes a minute or two.</source>
        <translation>Sie gründen auf diesem Computer gemeinsam ein Logbuch, nehmen erfundene Patienten auf und versiegeln deren Dokumente aus vielen Jahren. Beim ersten Mal dauert das ein bis zwei Minuten.</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>Wird eingerichtet</translation>
    </message>
    <message>
        <source>The demo could not be set up. Delete its folder and try again.</source>
        <translation>Die Demo konnte nicht eingerichtet werden. Löschen Sie ihren Ordner und versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>QrView</name>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>Find by words, date or clinic</source>
        <translation>Nach Wörtern, Datum oder Klinik suchen</translation>
    </message>
    <message>
        <source>Find records</source>
        <translation>Dokumente suchen</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Sorted or not</source>
        <translation>Einsortiert oder nicht</translation>
    </message>
    <message>
        <source>Readable or not</source>
        <translation>Lesbar oder nicht</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>To be sorted</source>
        <translation>Einzusortieren</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>Lesbar</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Angefragt</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>Noch keine Dokumente</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>No record fits what you are looking for.</source>
        <translation>Kein Dokument passt zu Ihrer Suche.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Alle Kategorien</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n Dokument</numerusform>
            <numerusform>%n Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>A double click or Enter opens a record.</source>
        <translation>Ein Doppelklick oder die Eingabetaste öffnet ein Dokument.</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>To be sorted</source>
        <translation>Einzusortieren</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>%n Kopie</numerusform>
            <numerusform>%n Kopien</numerusform>
        </translation>
    </message>
    <message>
        <source>Readable until %1</source>
        <translation>Lesbar bis %1</translation>
    </message>
    <message>
        <source>Not shown to you</source>
        <translation>Wird Ihnen nicht gezeigt</translation>
    </message>
    <message>
        <source>A record in a protected category</source>
        <translation>Ein Dokument in einer geschützten Kategorie</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Klinik</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Verwahrt</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>Für Sie</translation>
    </message>
    <message>
        <source>Sealed on %1; open it to see what it is</source>
        <translation>Versiegelt am %1; öffnen Sie es, um zu sehen, was es ist</translation>
    </message>
    <message>
        <source>No title before the patient has sorted it in</source>
        <translation>Ohne Titel, bis der Patient es einsortiert hat</translation>
    </message>
    <message>
        <source>%1 (readable values)</source>
        <translation>%1 (lesbare Werte)</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>My records</source>
        <translation>Meine Dokumente</translation>
    </message>
    <message>
        <source>Everything that clinics have sealed for you.</source>
        <translation>Alles, was Kliniken für Sie versiegelt haben.</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>Alle speichern…</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>Noch keine Dokumente</translation>
    </message>
    <message>
        <source>Show your care card at a clinic: what its doctors seal for you appears here, and only you can open it to others.</source>
        <translation>Zeigen Sie Ihre Patientenkarte in einer Klinik: Was dort ärztlich für Sie versiegelt wird, erscheint hier, und nur Sie können es für andere öffnen.</translation>
    </message>
    <message>
        <source>The records could not be fetched.</source>
        <translation>Die Dokumente konnten nicht abgerufen werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) wait to be sorted: open one and choose where it belongs. Until then nobody can ask for it.</source>
        <translation>
            <numerusform>%n Dokument ist noch einzusortieren: Öffnen Sie es und wählen Sie, wohin es gehört. Bis dahin kann niemand es anfragen.</numerusform>
            <numerusform>%n Dokumente sind noch einzusortieren: Öffnen Sie eines und wählen Sie, wohin es gehört. Bis dahin kann niemand es anfragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sort it in…</source>
        <translation>Einsortieren…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>It was not sorted in.</source>
        <translation>Es wurde nicht einsortiert.</translation>
    </message>
    <message>
        <source>It lies in “%1” now.</source>
        <translation>Es liegt jetzt in „%1“.</translation>
    </message>
    <message>
        <source>%1 (suggested)</source>
        <translation>%1 (Vorschlag)</translation>
    </message>
    <message>
        <source>Erase “%1” for good?</source>
        <translation>„%1“ endgültig löschen?</translation>
    </message>
    <message>
        <source>All clinics delete it, and nobody can open it any more, you neither. Copies that somebody saved before are out of reach. Clinics may have to keep records of their own by law.</source>
        <translation>Alle Kliniken löschen es, und niemand kann es mehr öffnen, auch Sie nicht. Kopien, die jemand vorher gespeichert hat, sind nicht mehr erreichbar. Kliniken müssen eigene Dokumente möglicherweise von Gesetzes wegen aufbewahren.</translation>
    </message>
    <message>
        <source>Erase it</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>It was not erased.</source>
        <translation>Es wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>Erased. The clinics delete their copies as they hear of it.</source>
        <translation>Gelöscht. Die Kliniken löschen ihre Kopien, sobald sie davon erfahren.</translation>
    </message>
    <message>
        <source>Save to which folder?</source>
        <translation>In welchem Ordner speichern?</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) saved to %1. They are not protected there: whoever can use the folder can read them.</source>
        <translation>
            <numerusform>%n Dokument in %1 gespeichert. Dort ist es nicht geschützt: Wer den Ordner benutzen kann, kann es lesen.</numerusform>
            <numerusform>%n Dokumente in %1 gespeichert. Dort sind sie nicht geschützt: Wer den Ordner benutzen kann, kann sie lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving records</source>
        <translation>Dokumente werden gespeichert</translation>
    </message>
    <message>
        <source>%1 of %2 records were saved; then it stopped.</source>
        <translation>%1 von %2 Dokumenten wurden gespeichert; dann ging es nicht weiter.</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>Jemand mit unbestätigtem Namen</translation>
    </message>
    <message>
        <source>Request by %1</source>
        <translation>Anfrage: %1</translation>
    </message>
    <message>
        <source>✓ Confirmed by %1</source>
        <translation>✓ Bestätigt: %1</translation>
    </message>
    <message>
        <source>Asks to read, for: %1</source>
        <translation>Bittet um Einsicht, Zweck: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>What they wrote: %1</source>
        <translation>Nachricht dazu: %1</translation>
    </message>
    <message>
        <source>%1: tick to include</source>
        <translation>%1: nur mit Häkchen</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation>
            <numerusform>%n Dokument in „%1“</numerusform>
            <numerusform>%n Dokumente in „%1“</numerusform>
        </translation>
    </message>
    <message>
        <source>Time left to undo</source>
        <translation>Verbleibende Zeit zum Rückgängigmachen</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Genehmigen</translation>
    </message>
    <message>
        <source>Approve part…</source>
        <translation>Teil genehmigen…</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>This request can&apos;t be believed, so it can only be declined.</source>
        <translation>Dieser Anfrage ist nicht zu trauen; sie kann nur abgelehnt werden.</translation>
    </message>
    <message>
        <source>Undo (%1 s)</source>
        <translation>Rückgängig (%1 s)</translation>
    </message>
    <message>
        <source>Tick what you want to share first.</source>
        <translation>Kreuzen Sie zuerst an, was Sie freigeben möchten.</translation>
    </message>
    <message>
        <source>Nothing is signed yet. Afterwards you can only take it back, which does not undo what has been read until then.</source>
        <translation>Noch ist nichts unterschrieben. Danach können Sie es nur noch zurücknehmen; was bis dahin gelesen wurde, macht das nicht ungelesen.</translation>
    </message>
    <message>
        <source>Not for %1 alone: everybody whom the clinic names in its team can open it, those who come later too. In your activity you see who it was each time one of them opens a record.</source>
        <translation>Nicht für %1 allein: Alle, die die Klinik in ihrem Team nennt, können es öffnen, auch wer später dazukommt. Unter „Aktivität“ sehen Sie, wer es war, jedes Mal, wenn jemand einen Eintrag öffnet.</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>Jemand mit unbestätigtem Namen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Who asks to read your records. Nobody can before you approve.</source>
        <translation>Wer Ihre Dokumente lesen möchte. Niemand kann es, bevor Sie es genehmigen.</translation>
    </message>
    <message>
        <source>Nobody is asking</source>
        <translation>Niemand fragt an</translation>
    </message>
    <message>
        <source>When a doctor asks to read something of yours, it appears here. Show your care card at a clinic so that they can find you.</source>
        <translation>Wenn eine Ärztin oder ein Arzt etwas von Ihnen lesen möchte, erscheint es hier. Zeigen Sie in der Klinik Ihre Patientenkarte, damit man Sie findet.</translation>
    </message>
    <message>
        <source>Show my care card</source>
        <translation>Patientenkarte zeigen</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>The requests could not be fetched.</source>
        <translation>Die Anfragen konnten nicht abgerufen werden.</translation>
    </message>
    <message>
        <source>✓ Approved</source>
        <translation>✓ Genehmigt</translation>
    </message>
    <message>
        <source>✕ Declined</source>
        <translation>✕ Abgelehnt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>An approval for %1 that is not signed yet</source>
        <translation>Eine noch nicht unterschriebene Genehmigung: %1</translation>
    </message>
    <message>
        <source>Giving access: the clinics are told…</source>
        <translation>Zugriff wird gegeben: Die Kliniken erfahren davon…</translation>
    </message>
    <message>
        <source>%1 was not given access.</source>
        <translation>%1 hat keinen Zugriff erhalten.</translation>
    </message>
    <message>
        <source>%1 can read it now.</source>
        <translation>%1 kann es jetzt lesen.</translation>
    </message>
    <message>
        <source>You approved %1&apos;s request. It takes effect as soon as enough clinics have heard of it; there is nothing more to do.</source>
        <translation>Sie haben die Anfrage von %1 genehmigt. Das wird wirksam, sobald genügend Kliniken davon erfahren haben; Sie müssen nichts weiter tun.</translation>
    </message>
    <message>
        <source>Who can see what</source>
        <translation>Wer was sehen kann</translation>
    </message>
    <message>
        <source>Decline this request?</source>
        <translation>Diese Anfrage ablehnen?</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>The request was not declined.</source>
        <translation>Die Anfrage wurde nicht abgelehnt.</translation>
    </message>
    <message>
        <source>The request of %1 is not there any more: it was answered elsewhere, or withdrawn. Nothing was signed here.</source>
        <translation>Die Anfrage von %1 gibt es nicht mehr: Sie wurde anderswo beantwortet oder zurückgezogen. Hier wurde nichts unterschrieben.</translation>
    </message>
    <message>
        <source>It is not certain yet whether %1 was given access: look at “Who can see what” in a while.</source>
        <translation>Es ist noch nicht sicher, ob %1 Zugang bekommen hat: Sehen Sie in einer Weile unter „Wer was sehen kann“ nach.</translation>
    </message>
    <message>
        <source>%1 gets nothing by this request. To them it looks as if you had not answered yet.</source>
        <translation>%1 bekommt durch diese Anfrage nichts. Dort sieht es so aus, als hätten Sie noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>Declined. %1 gets nothing by this request.</source>
        <translation>Abgelehnt. %1 bekommt durch diese Anfrage nichts.</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>The clinics as a ring</source>
        <translation>Die Kliniken als Ring</translation>
    </message>
</context>
<context>
    <name>SealPage</name>
    <message>
        <source>Drop files here</source>
        <translation>Dateien hier ablegen</translation>
    </message>
    <message>
        <source>Health records (FHIR, JSON) are sorted by themselves; any other file is sealed as it is. You see what it becomes before anything is sealed.</source>
        <translation>Gesundheitsdaten (FHIR, JSON) werden von selbst einsortiert; jede andere Datei wird versiegelt, wie sie ist. Sie sehen, was daraus wird, bevor etwas versiegelt wird.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen…</translation>
    </message>
    <message>
        <source>The file does not say whose record it is.</source>
        <translation>In der Datei steht nicht, um wen es geht.</translation>
    </message>
    <message>
        <source>Something in it refers to what is not in the file.</source>
        <translation>Etwas darin verweist auf etwas, das nicht in der Datei ist.</translation>
    </message>
    <message>
        <source>Some parts are of a kind nobody knows; they go to the notes.</source>
        <translation>Manche Teile sind von einer unbekannten Art; sie kommen zu den Notizen.</translation>
    </message>
    <message>
        <source>The server that made this file holds more than is in it.</source>
        <translation>Der Server, der diese Datei erstellt hat, hat mehr, als darin steht.</translation>
    </message>
    <message>
        <source>The file is marked as protected as a whole.</source>
        <translation>Die Datei ist als Ganzes als geschützt gekennzeichnet.</translation>
    </message>
    <message>
        <source>Some part is in it in two versions.</source>
        <translation>Ein Teil ist in zwei Fassungen darin.</translation>
    </message>
    <message>
        <source>Some part is about a group, a device or a place.</source>
        <translation>Ein Teil handelt von einer Gruppe, einem Gerät oder einem Ort.</translation>
    </message>
    <message>
        <source>The file is in XML: it is sealed as a document, not sorted.</source>
        <translation>Die Datei ist in XML: Sie wird im Ganzen versiegelt, nicht einsortiert.</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Neues Dokument</translation>
    </message>
    <message>
        <source>Sealed for one patient: afterwards only they can open it to others.</source>
        <translation>Für einen Patienten versiegelt: Danach kann nur er es für andere öffnen.</translation>
    </message>
    <message>
        <source>For which patient</source>
        <translation>Für welchen Patienten</translation>
    </message>
    <message>
        <source>For which patient?</source>
        <translation>Für welchen Patienten?</translation>
    </message>
    <message>
        <source>What would be sealed</source>
        <translation>Was versiegelt würde</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Versiegeln</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>I have checked: the file is about this patient, although it names somebody else</source>
        <translation>Ich habe geprüft: In der Datei geht es um diesen Patienten, obwohl sie jemand anderen nennt</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Weglegen</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>Ihre Patienten konnten nicht abgerufen werden.</translation>
    </message>
    <message>
        <source>Which files?</source>
        <translation>Welche Dateien?</translation>
    </message>
    <message>
        <source>Choose the patient first, above.</source>
        <translation>Wählen Sie zuerst oben den Patienten.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be sealed; nothing was changed.</source>
        <translation>„%1“ kann nicht versiegelt werden; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>betrifft %1</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>geboren %1</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) sealed before, left out</source>
        <translation>
            <numerusform>%n Teil schon versiegelt, weggelassen</numerusform>
            <numerusform>%n Teile schon versiegelt, weggelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) without content, left out</source>
        <translation>
            <numerusform>%n Teil ohne Inhalt, weggelassen</numerusform>
            <numerusform>%n Teile ohne Inhalt, weggelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>▲ The file names “%1”. That is not how you call this patient. Is it the right file?</source>
        <translation>▲ Die Datei nennt „%1“. So heißt dieser Patient bei Ihnen nicht. Ist es die richtige Datei?</translation>
    </message>
    <message>
        <source>Seal “%1”</source>
        <translation>„%1“ versiegeln</translation>
    </message>
    <message>
        <source>Category of “%1”</source>
        <translation>Kategorie von „%1“</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>Bitte wählen</translation>
    </message>
    <message>
        <source>%1 (suggested)</source>
        <translation>%1 (Vorschlag)</translation>
    </message>
    <message numerus="yes">
        <source>Seal %n record(s)</source>
        <translation>
            <numerusform>%n Dokument versiegeln</numerusform>
            <numerusform>%n Dokumente versiegeln</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing new in it: everything was sealed before.</source>
        <translation>Darin ist nichts Neues: Alles wurde schon versiegelt.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) may be sensitive: choose where they belong.</source>
        <translation>
            <numerusform>%n Dokument ist vielleicht sensibel: Wählen Sie, wohin es gehört.</numerusform>
            <numerusform>%n Dokumente sind vielleicht sensibel: Wählen Sie, wohin sie gehören.</numerusform>
        </translation>
    </message>
    <message>
        <source>Is it the right file? Tick the box above, or put it away.</source>
        <translation>Ist es die richtige Datei? Kreuzen Sie das Kästchen oben an, oder legen Sie sie weg.</translation>
    </message>
    <message>
        <source>Nothing is sealed yet.</source>
        <translation>Noch ist nichts versiegelt.</translation>
    </message>
    <message>
        <source>Not everything was sealed. What you chose is still here: press “Seal” again and it goes on where it stopped.</source>
        <translation>Nicht alles wurde versiegelt. Ihre Auswahl ist noch hier: Drücken Sie wieder „Versiegeln“, und es geht dort weiter, wo es stehen blieb.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed at this clinic. Entering them on the ledger, or the second copy, goes on by itself as soon as the other clinics answer.</source>
        <translation>
            <numerusform>%n Dokument in dieser Klinik versiegelt. Der Eintrag ins Logbuch oder die zweite Kopie folgt von selbst, sobald die anderen Kliniken antworten.</numerusform>
            <numerusform>%n Dokumente in dieser Klinik versiegelt. Der Eintrag ins Logbuch oder die zweite Kopie folgt von selbst, sobald die anderen Kliniken antworten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>Akte öffnen</translation>
    </message>
    <message>
        <source>One of the files can&apos;t be sealed; nothing was changed.</source>
        <translation>Eine der Dateien kann nicht versiegelt werden; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Alle abwählen</translation>
    </message>
    <message>
        <source>You have no patients yet</source>
        <translation>Sie haben noch keine Patienten</translation>
    </message>
    <message>
        <source>A record is sealed for one patient. Ask for the care card and add them first.</source>
        <translation>Ein Dokument wird für einen Patienten versiegelt. Bitten Sie um die Patientenkarte und fügen Sie ihn zuerst hinzu.</translation>
    </message>
    <message>
        <source>Add a patient…</source>
        <translation>Patient hinzufügen…</translation>
    </message>
    <message numerus="yes">
        <source>%n of these the patient has to sort in, because its category is protected: until then lists show its date, and neither title nor category.</source>
        <translation>
            <numerusform>%n davon muss der Patient einsortieren, weil die Kategorie geschützt ist: Bis dahin zeigen Listen das Datum, aber weder Titel noch Kategorie.</numerusform>
            <numerusform>%n davon muss der Patient einsortieren, weil die Kategorie geschützt ist: Bis dahin zeigen Listen das Datum, aber weder Titel noch Kategorie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message numerus="yes">
        <source>Sealing %n record(s)…</source>
        <translation>
            <numerusform>%n Dokument wird versiegelt…</numerusform>
            <numerusform>%n Dokumente werden versiegelt…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed, and kept at %1 clinics.</source>
        <translation>
            <numerusform>%n Dokument versiegelt und in %1 Kliniken aufbewahrt.</numerusform>
            <numerusform>%n Dokumente versiegelt und in %1 Kliniken aufbewahrt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed, and kept at your clinic only.</source>
        <translation>
            <numerusform>%n Dokument versiegelt und nur in Ihrer Klinik aufbewahrt.</numerusform>
            <numerusform>%n Dokumente versiegelt und nur in Ihrer Klinik aufbewahrt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed at your clinic. Entering them on the ledger goes on by itself.</source>
        <translation>
            <numerusform>%n Dokument in Ihrer Klinik versiegelt. Der Eintrag ins Logbuch folgt von selbst.</numerusform>
            <numerusform>%n Dokumente in Ihrer Klinik versiegelt. Der Eintrag ins Logbuch folgt von selbst.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was read of the files was let go when the window locked. Choose them again: what is sealed already is left out.</source>
        <translation>Was aus den Dateien gelesen war, wurde beim Sperren des Fensters verworfen. Wählen Sie sie erneut aus: Was schon versiegelt ist, wird ausgelassen.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>A page, a patient, a record…</source>
        <translation>Seite, Patient, Dokument…</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Wonach gesucht wird</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Look for “%1” in %2</source>
        <translation>„%1“ suchen in: %2</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Show what was typed</source>
        <translation>Eingabe anzeigen</translation>
    </message>
</context>
<context>
    <name>SharingModel</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n Dokument</numerusform>
            <numerusform>%n Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (being set up)</source>
        <translation>%1 (wird eingerichtet)</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>Jemand mit unbestätigtem Namen</translation>
    </message>
</context>
<context>
    <name>SharingPage</name>
    <message>
        <source>Who can see what</source>
        <translation>Wer was sehen kann</translation>
    </message>
    <message>
        <source>Nobody can read your records</source>
        <translation>Niemand kann Ihre Dokumente lesen</translation>
    </message>
    <message>
        <source>Whoever you approve appears here, with what they may read and until when.</source>
        <translation>Wem Sie etwas genehmigen, der erscheint hier, mit dem, was gelesen werden darf und bis wann.</translation>
    </message>
    <message>
        <source>It could not be fetched who can see what.</source>
        <translation>Es konnte nicht abgerufen werden, wer was sehen kann.</translation>
    </message>
    <message>
        <source>Approved on %1.</source>
        <translation>Genehmigt am %1.</translation>
    </message>
    <message>
        <source>%1 of %2 clinics hold their part of the key; %3 have to take part each time.</source>
        <translation>%1 von %2 Kliniken haben ihren Schlüsselteil; %3 müssen jedes Mal mitwirken.</translation>
    </message>
    <message>
        <source>Being set up: %1 of at least %2 clinics have their part of the key.</source>
        <translation>Wird eingerichtet: %1 von mindestens %2 Kliniken haben ihren Schlüsselteil.</translation>
    </message>
    <message numerus="yes">
        <source>Opened %n time(s), as the clinics have accounted for until now.</source>
        <translation>
            <numerusform>%n-mal geöffnet, soweit die Kliniken es bis jetzt gemeldet haben.</numerusform>
            <numerusform>%n-mal geöffnet, soweit die Kliniken es bis jetzt gemeldet haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>Zurücknehmen…</translation>
    </message>
    <message>
        <source>This reader</source>
        <translation>Diese Person</translation>
    </message>
    <message>
        <source>Take it back?</source>
        <translation>Zurücknehmen?</translation>
    </message>
    <message>
        <source>%1 can open nothing more in “%2”, from the moment the clinics hear of it. What was read until then can&apos;t be taken back.</source>
        <translation>%1 kann in „%2“ nichts mehr öffnen, sobald die Kliniken davon erfahren. Was bis dahin gelesen wurde, lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>It was not taken back yet.</source>
        <translation>Es wurde noch nicht zurückgenommen.</translation>
    </message>
    <message>
        <source>Choose a cell to see more, or to take it back.</source>
        <translation>Wählen Sie ein Feld, um mehr zu sehen oder es zurückzunehmen.</translation>
    </message>
    <message>
        <source>Taken back: %1 can open nothing more in “%2”.</source>
        <translation>Zurückgenommen: %1 kann unter „%2“ nichts mehr öffnen.</translation>
    </message>
    <message>
        <source>You have also allowed “%1” to the team of %2. If %3 belongs to it, the team can still open it for them. Take that back, too, if you don&apos;t want this.</source>
        <translation>Sie haben „%1“ auch dem Team von %2 erlaubt. Gehört %3 dazu, kann das Team es weiterhin öffnen. Nehmen Sie auch das zurück, wenn Sie es nicht wollen.</translation>
    </message>
    <message>
        <source>Taken back: what you had allowed %1 in “%2”.</source>
        <translation>Zurückgenommen: was Sie %1 unter „%2“ erlaubt hatten.</translation>
    </message>
    <message>
        <source>Somebody else whom you have allowed it can&apos;t read what is added from now on: too few clinics are left that could help. Let them ask again.</source>
        <translation>Jemand anderes, dem Sie es erlaubt haben, kann nicht lesen, was ab jetzt hinzukommt: Es sind zu wenige Kliniken übrig, die helfen könnten. Lassen Sie noch einmal anfragen.</translation>
    </message>
    <message>
        <source>A new key for what is added later follows by itself.</source>
        <translation>Ein neuer Schlüssel für alles, was später hinzukommt, folgt von selbst.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the details</source>
        <translation>Einzelheiten schließen</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Sealed records, the ledger, and parts of keys. This clinic can read none of the records.</source>
        <translation>Versiegelte Dokumente, das Logbuch und Schlüsselteile. Diese Klinik kann keines der Dokumente lesen.</translation>
    </message>
    <message>
        <source>What is kept here</source>
        <translation>Was hier verwahrt wird</translation>
    </message>
    <message>
        <source>Sealed records</source>
        <translation>Versiegelte Dokumente</translation>
    </message>
    <message>
        <source>The ledger</source>
        <translation>Das Logbuch</translation>
    </message>
    <message>
        <source>Parts of keys for readers</source>
        <translation>Schlüsselteile für Leseberechtigte</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>Frei auf dem Datenträger</translation>
    </message>
    <message>
        <source>How full the disk is, as far as this program knows</source>
        <translation>Wie voll der Datenträger ist, soweit dieses Programm es weiß</translation>
    </message>
    <message>
        <source>Is it safe?</source>
        <translation>Ist es sicher?</translation>
    </message>
    <message>
        <source>Reading it through compares everything with its fingerprint on the ledger, and fetches from other clinics what has rotted.</source>
        <translation>Das Durchlesen vergleicht alles mit dem Fingerabdruck im Logbuch und holt von anderen Kliniken, was schadhaft geworden ist.</translation>
    </message>
    <message>
        <source>Read it through now</source>
        <translation>Jetzt durchlesen</translation>
    </message>
    <message>
        <source>Reading through</source>
        <translation>Wird durchgelesen</translation>
    </message>
    <message>
        <source>It could not be read what is kept.</source>
        <translation>Was hier verwahrt wird, konnte nicht gelesen werden.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 in %n Datei</numerusform>
            <numerusform>%1 in %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Every record that this clinic has to see to is kept by enough clinics.</source>
        <translation>✓ Jedes Dokument, für das diese Klinik sorgen muss, liegt bei genügend Kliniken.</translation>
    </message>
    <message numerus="yes">
        <source>▲ %n record(s) have too few copies. More are made by themselves while other clinics are there.</source>
        <translation>
            <numerusform>▲ %n Dokument hat zu wenige Kopien. Weitere entstehen von selbst, solange andere Kliniken erreichbar sind.</numerusform>
            <numerusform>▲ %n Dokumente haben zu wenige Kopien. Weitere entstehen von selbst, solange andere Kliniken erreichbar sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last read through on %1.</source>
        <translation>Zuletzt durchgelesen am %1.</translation>
    </message>
    <message>
        <source>Not read through yet since this program was started.</source>
        <translation>Seit dem Start dieses Programms noch nicht durchgelesen.</translation>
    </message>
    <message>
        <source>Reading through what is kept</source>
        <translation>Was verwahrt wird, wird durchgelesen</translation>
    </message>
    <message>
        <source>It was not read through.</source>
        <translation>Es wurde nicht durchgelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read, all as they should be.</source>
        <translation>
            <numerusform>%n Datei gelesen, sie ist in Ordnung.</numerusform>
            <numerusform>%n Dateien gelesen, alle in Ordnung.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were damaged or missing; they are fetched again from other clinics. The disk may be failing.</source>
        <translation>
            <numerusform>%n Datei war beschädigt oder fehlte; sie wird von anderen Kliniken neu geholt. Vielleicht ist der Datenträger defekt.</numerusform>
            <numerusform>%n Dateien waren beschädigt oder fehlten; sie werden von anderen Kliniken neu geholt. Vielleicht ist der Datenträger defekt.</numerusform>
        </translation>
    </message>
    <message>
        <source>One clinic, one copy: nobody else has what is kept here. Make backups of this clinic&apos;s folder.</source>
        <translation>Eine Klinik, eine Kopie: Was hier liegt, hat sonst niemand. Machen Sie Sicherungskopien vom Ordner dieser Klinik.</translation>
    </message>
    <message>
        <source>Reading it through compares everything with its fingerprint on the ledger. What has rotted can only come from a backup.</source>
        <translation>Das Durchlesen vergleicht alles mit dem Fingerabdruck im Logbuch. Was schadhaft geworden ist, kann nur aus einer Sicherungskopie kommen.</translation>
    </message>
</context>
<context>
    <name>SummaryWords</name>
    <message>
        <source>Why there is no value</source>
        <translation>Warum kein Wert da ist</translation>
    </message>
    <message>
        <source>Achievement</source>
        <translation>Zielerreichung</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Treats</source>
        <translation>Behandelt</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Durch wen</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>As needed</source>
        <translation>Bei Bedarf</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Anlage</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Verfasst von</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>Body site</source>
        <translation>Körperstelle</translation>
    </message>
    <message>
        <source>Care team</source>
        <translation>Behandlungsteam</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>Art des Besuchs</translation>
    </message>
    <message>
        <source>Clinical status</source>
        <translation>Klinischer Status</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Complication</source>
        <translation>Komplikation</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Bestandteil</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Beurteilung</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Kritikalität</translation>
    </message>
    <message>
        <source>Died</source>
        <translation>Verstorben</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Discharge</source>
        <translation>Entlassung</translation>
    </message>
    <message>
        <source>Not to be done</source>
        <translation>Nicht durchführen</translation>
    </message>
    <message>
        <source>Dosage</source>
        <translation>Dosierung</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>Dosis</translation>
    </message>
    <message>
        <source>Dose number</source>
        <translation>Nummer der Dosis</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>Worüber</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>Haltbar bis</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Nachsorge</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>General practitioner</source>
        <translation>Hausarztpraxis</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Ingredient</source>
        <translation>Inhaltsstoff</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>Versicherung</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>Versicherer</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Absicht</translation>
    </message>
    <message>
        <source>Interpretation</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Ausgestellt am</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Lot number</source>
        <translation>Chargennummer</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>Familienstand</translation>
    </message>
    <message>
        <source>Largest dose</source>
        <translation>Höchstdosis</translation>
    </message>
    <message>
        <source>Medication</source>
        <translation>Medikament</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Wortlaut</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>Weiteres</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>Beteiligt</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Performed by</source>
        <translation>Durchgeführt von</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Eingriff</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Leistungserbringer</translation>
    </message>
    <message>
        <source>Qualification</source>
        <translation>Qualifikation</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>Reaktion</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Recorded on</source>
        <translation>Erfasst am</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Erfasst von</translation>
    </message>
    <message>
        <source>Reference range</source>
        <translation>Referenzbereich</translation>
    </message>
    <message>
        <source>Refills</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Angeordnet von</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Verabreichung</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Specimen</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stadium</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Reason of the status</source>
        <translation>Grund des Status</translation>
    </message>
    <message>
        <source>Substitute allowed</source>
        <translation>Austausch erlaubt</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielwert</translation>
    </message>
    <message>
        <source>Phone or mail</source>
        <translation>Telefon oder E-Mail</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>How certain</source>
        <translation>Wie gesichert</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Clinic staff</source>
        <translation>Klinikpersonal</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Change to somebody else</source>
        <translation>Zu anderer Person wechseln</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>DEMO · erfundene Patienten</translation>
    </message>
    <message>
        <source>Everything here is made up and stays on this computer.</source>
        <translation>Alles hier ist erfunden und bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>Suchen (Strg+K)</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>Sperren (Strg+L)</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>Offline seit %1</translation>
    </message>
    <message>
        <source>The clinic&apos;s computer does not answer. What you do is kept and sent later.</source>
        <translation>Der Computer der Klinik antwortet nicht. Was Sie tun, wird aufgehoben und später gesendet.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>%1 of %2 clinics</source>
        <translation>%1 von %2 Kliniken</translation>
    </message>
    <message>
        <source>Decisions take effect while at least %1 clinics are there.</source>
        <translation>Entscheidungen werden wirksam, solange mindestens %1 Kliniken erreichbar sind.</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>Holt auf</translation>
    </message>
    <message>
        <source>%1: too few</source>
        <translation>%1: zu wenige</translation>
    </message>
    <message>
        <source>Clinic locked</source>
        <translation>Klinik gesperrt</translation>
    </message>
    <message>
        <source>The clinic on this computer must be unlocked first. Press to do that.</source>
        <translation>Die Klinik auf diesem Computer muss zuerst entsperrt werden. Klicken Sie dafür hier.</translation>
    </message>
</context>
<context>
    <name>TrackerPage</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n Dokument</numerusform>
            <numerusform>%n Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>Lesbar</translation>
    </message>
    <message>
        <source>Keys on their way</source>
        <translation>Schlüssel unterwegs</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>What you asked patients for, and how far it is.</source>
        <translation>Was Sie bei Patienten angefragt haben und wie weit es ist.</translation>
    </message>
    <message>
        <source>You have not asked for anything</source>
        <translation>Sie haben nichts angefragt</translation>
    </message>
    <message>
        <source>Open a patient&apos;s chart, choose what you need, and ask to read it.</source>
        <translation>Öffnen Sie die Akte eines Patienten, wählen Sie, was Sie brauchen, und bitten Sie um Einsicht.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Your requests could not be fetched.</source>
        <translation>Ihre Anfragen konnten nicht abgerufen werden.</translation>
    </message>
    <message>
        <source>%1, %2. Purpose: %3.</source>
        <translation>%1, %2. Zweck: %3.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>With the patient</source>
        <translation>Beim Patienten</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Keine Antwort in der Frist</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>Akte öffnen</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>Wartet auf Antwort</translation>
    </message>
    <message>
        <source>For all whom your clinic names in its team.</source>
        <translation>Für alle, die Ihre Klinik in ihrem Team nennt.</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Clinic staff. The clinic&apos;s keys are locked.</source>
        <translation>Klinikpersonal. Die Schlüssel der Klinik sind gesperrt.</translation>
    </message>
    <message>
        <source>%1. The keys are locked.</source>
        <translation>%1. Die Schlüssel sind gesperrt.</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>DEMO · erfundene Patienten</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation>Wird entsperrt</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Andere Person</translation>
    </message>
    <message>
        <source>If it is lost, the keys are lost with it: ask your clinic for a new invitation. What was shared with you, and your records, stay at the clinics.</source>
        <translation>Geht sie verloren, sind auch die Schlüssel verloren: Bitten Sie Ihre Klinik um eine neue Einladung. Was für Sie freigegeben wurde und Ihre Dokumente bleiben bei den Kliniken.</translation>
    </message>
    <message>
        <source>Everybody&apos;s passphrase here: %1</source>
        <translation>Die Passphrase aller hier: %1</translation>
    </message>
    <message>
        <source>%1. Locking… What was begun is finished first, for a minute at most.</source>
        <translation>%1. Wird gesperrt … Begonnenes wird erst beendet, höchstens eine Minute lang.</translation>
    </message>
</context>
<context>
    <name>ValueTable</name>
    <message>
        <source>Values as a table</source>
        <translation>Werte als Tabelle</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Outside of it</source>
        <translation>Außerhalb</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>ohne Datum</translation>
    </message>
    <message>
        <source>▲ high</source>
        <translation>▲ hoch</translation>
    </message>
    <message>
        <source>▼ low</source>
        <translation>▼ niedrig</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>Als Tabelle speichern…</translation>
    </message>
    <message>
        <source>Save the values</source>
        <translation>Werte speichern</translation>
    </message>
    <message>
        <source>Saved. The file is not protected: whoever can use the folder can read it.</source>
        <translation>Gespeichert. Die Datei ist nicht geschützt: Wer den Ordner benutzen kann, kann sie lesen.</translation>
    </message>
    <message>
        <source>The table was not saved.</source>
        <translation>Die Tabelle wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>Views of the record</source>
        <translation>Ansichten des Dokuments</translation>
    </message>
    <message>
        <source>The record could not be opened.</source>
        <translation>Das Dokument konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>betrifft %1</translation>
    </message>
    <message numerus="yes">
        <source>%n clinic(s) answered wrongly; the record was opened with the others&apos; help. The clinic&apos;s staff should look at it.</source>
        <translation>
            <numerusform>%n Klinik hat falsch geantwortet; das Dokument wurde mithilfe der anderen geöffnet. Das Klinikpersonal sollte sich das ansehen.</numerusform>
            <numerusform>%n Kliniken haben falsch geantwortet; das Dokument wurde mithilfe der anderen geöffnet. Das Klinikpersonal sollte sich das ansehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) could not be opened; their values are missing here.</source>
        <translation>
            <numerusform>%n Dokument konnte nicht geöffnet werden; seine Werte fehlen hier.</numerusform>
            <numerusform>%n Dokumente konnten nicht geöffnet werden; ihre Werte fehlen hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>There are no values to plot in what you may read.</source>
        <translation>In dem, was Sie lesen dürfen, gibt es keine darstellbaren Werte.</translation>
    </message>
    <message>
        <source>Everything in it</source>
        <translation>Gesamter Inhalt</translation>
    </message>
    <message>
        <source>As it was sealed</source>
        <translation>Wie versiegelt</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>Werte im Zeitverlauf</translation>
    </message>
    <message>
        <source>Values as a table</source>
        <translation>Werte als Tabelle</translation>
    </message>
    <message>
        <source>▲ Says something that this program does not understand: see “Everything in it”</source>
        <translation>▲ Sagt etwas, das dieses Programm nicht versteht: siehe „Gesamter Inhalt“</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>There is more; see “Everything in it”.</source>
        <translation>Es gibt noch mehr; siehe „Gesamter Inhalt“.</translation>
    </message>
    <message>
        <source>A document</source>
        <translation>Ein Schriftstück</translation>
    </message>
    <message>
        <source>This part can&apos;t be shown in words.</source>
        <translation>Dieser Teil lässt sich nicht in Worten zeigen.</translation>
    </message>
    <message>
        <source>A file of type %1. This version can&apos;t show it: save it to open it with another program.</source>
        <translation>Eine Datei vom Typ %1. Diese Version kann sie nicht anzeigen: Speichern Sie sie, um sie mit einem anderen Programm zu öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>%n more part(s): see “Everything in it”.</source>
        <translation>
            <numerusform>%n weiterer Teil: siehe „Gesamter Inhalt“.</numerusform>
            <numerusform>%n weitere Teile: siehe „Gesamter Inhalt“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>There is more than can be shown here.</source>
        <translation>Es gibt mehr, als hier gezeigt werden kann.</translation>
    </message>
    <message>
        <source>Which part</source>
        <translation>Welcher Teil</translation>
    </message>
    <message>
        <source>%1 · SHA-256, checked: %2</source>
        <translation>%1 · SHA-256, geprüft: %2</translation>
    </message>
    <message>
        <source> · only the beginning is shown</source>
        <translation> · nur der Anfang wird gezeigt</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Who is it?</source>
        <translation>Wer ist da?</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>DEMO · erfundene Patienten</translation>
    </message>
    <message>
        <source>Clinic staff</source>
        <translation>Klinikpersonal</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The keys in %1 can&apos;t be shown here: a file beside them is damaged or missing. Nothing was changed; restore the folder from a backup.</source>
        <translation>Die Schlüssel in %1 können hier nicht gezeigt werden: Eine Datei daneben ist beschädigt oder fehlt. Nichts wurde geändert; stellen Sie den Ordner aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Neue Person</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo testen</translation>
    </message>
    <message>
        <source>Be anybody you like: a patient, a doctor, a clinic&apos;s staff. All have the same passphrase, and it is typed in for you.</source>
        <translation>Seien Sie, wer Sie wollen: Patientin oder Patient, Ärztin oder Arzt, Klinikpersonal. Alle haben dieselbe Passphrase, und sie wird für Sie eingegeben.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Problems and diagnoses</source>
        <translation>Probleme und Diagnosen</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>Allergien</translation>
    </message>
    <message>
        <source>Medications</source>
        <translation>Medikamente</translation>
    </message>
    <message>
        <source>Vaccinations</source>
        <translation>Impfungen</translation>
    </message>
    <message>
        <source>Laboratory results</source>
        <translation>Laborwerte</translation>
    </message>
    <message>
        <source>Vital signs</source>
        <translation>Vitalwerte</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>Bildgebung</translation>
    </message>
    <message>
        <source>Other diagnostics</source>
        <translation>Andere Diagnostik</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>Eingriffe</translation>
    </message>
    <message>
        <source>Care plans</source>
        <translation>Behandlungspläne</translation>
    </message>
    <message>
        <source>Notes and letters</source>
        <translation>Notizen und Arztbriefe</translation>
    </message>
    <message>
        <source>Administrative</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Mental health</source>
        <translation>Psychische Gesundheit</translation>
    </message>
    <message>
        <source>Substance use</source>
        <translation>Suchtmittelkonsum</translation>
    </message>
    <message>
        <source>HIV</source>
        <translation>HIV</translation>
    </message>
    <message>
        <source>Sexual and reproductive health</source>
        <translation>Sexuelle und reproduktive Gesundheit</translation>
    </message>
    <message>
        <source>Genetics</source>
        <translation>Genetik</translation>
    </message>
    <message>
        <source>Abuse and violence</source>
        <translation>Missbrauch und Gewalt</translation>
    </message>
    <message>
        <source>Not sorted yet</source>
        <translation>Noch nicht einsortiert</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Forschung</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Behandlung</translation>
    </message>
    <message>
        <source>Emergency treatment</source>
        <translation>Notfallbehandlung</translation>
    </message>
    <message>
        <source>Coordination of care</source>
        <translation>Behandlungskoordination</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Abrechnung</translation>
    </message>
    <message>
        <source>Public health</source>
        <translation>Öffentliche Gesundheit</translation>
    </message>
    <message>
        <source>At the patient&apos;s request</source>
        <translation>Auf Patientenwunsch</translation>
    </message>
    <message>
        <source>Emergency access</source>
        <translation>Notfallzugriff</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Vorführung</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient/in</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Arzt/Ärztin</translation>
    </message>
    <message>
        <source>Researcher</source>
        <translation>Forscher/in</translation>
    </message>
    <message>
        <source>Clinic staff</source>
        <translation>Klinikpersonal</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihres</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Angefragt</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>Lesbar</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Run out</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>The reader has left</source>
        <translation>Leser/in ausgeschieden</translation>
    </message>
    <message>
        <source>The patient has left</source>
        <translation>Patient/in ausgeschieden</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>Wartet auf Antwort</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a date, as QLocale::toString takes it</comment>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a short date, as QLocale::toString takes it</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>Das Netzwerk</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>My records</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Care card</source>
        <translation>Meine Karte</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Akte</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Versiegeln</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Logbuch</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This clinic takes no part in the network any more: its own disk has failed it. Quit the program, see to the disk, and start it again.</source>
        <translation>Diese Klinik nimmt nicht mehr am Netz teil: Ihre eigene Festplatte hat versagt. Beenden Sie das Programm, sehen Sie nach der Festplatte und starten Sie es dann neu.</translation>
    </message>
</context>
</TS>
