<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>ActivityModel</name>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic has let you in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You were entered on the ledger under a pseudonym</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your pseudonym was renewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your pseudonym has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keys were brought up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sealed %2 for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You sorted %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sorted %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You erased %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 erased %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asked to read records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You declined a request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You approved a request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You took a permission back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 took its part of a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 destroyed its part of a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 keeps a copy of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 deleted its copy of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 helped to open a record to somebody you approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something was refused by the ledger&apos;s rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that has happened around your records, as the clinics&apos; ledger has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may read, and who did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests, approvals, and who has read what appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The activity could not be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As your clinic tells it, up to block %1. This version does not check yet that nothing was left out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddPatient</name>
    <message>
        <source>The care card&apos;s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a picture of its QR code…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birth date (1961-04-30)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your clinic&apos;s number for the patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter into the clinic&apos;s register, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan or paste the patient&apos;s care card, and write down who it is as you see it in their papers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture of the care card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no QR code to be read in “%1”. Take the picture closer and in better light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card is cut or mistyped, or the birth date is none. Nobody was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no care card. Ask the patient to show the one in their program. Nobody was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This card is of another group of clinics. The patient needs an invitation of a clinic of yours. Nobody was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This card was replaced by a newer one. Ask the patient for that. Nobody was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinics don&apos;t know this patient yet. If the card is minutes old, try again in a moment. Nobody was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was added.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Common words are guessed first. Put together four or more words that have nothing to do with each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of yours or of the clinic are the first guess. Leave them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetitions add nothing. Add another word instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows such as “1234” or “abcd” are guessed first. Add another word instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of keys such as “qwertz” are guessed first. Add another word instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates are guessed first. Add words that have nothing to do with you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it longer: another word or two that you can remember.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not strong enough yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApprovePart</name>
    <message>
        <source>Approve this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What may be read?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untick what is not to be read. A whole category includes what is added to it later; single records don&apos;t.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As asked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Care card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it at a clinic&apos;s desk: with it they find you and can seal records for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it opens, and what it doesn&apos;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has it sees which records exist: their category, date and title. Sensitive categories are not among them. Nobody can read a record with it; for that they have to ask you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treat it like an insurance card: show it, don&apos;t post it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF or picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the care card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card&apos;s text is on the clipboard for 30 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The care card could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card number %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Care card
%1

Show it at a clinic&apos;s desk. It opens no record by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card was not printed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartPage</name>
    <message>
        <source>birth date not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>born %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose chart?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask to read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing sealed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been sealed for this patient, or nothing that the care card shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of your patients above, or find them in your clinic&apos;s register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chart could not be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked for it, and the patient has not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record is locked. Ask the patient to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No laboratory results or vital signs that you may read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to which folder?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to %1. It is not protected there: whoever can use the folder can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your request is with the patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your request is kept and sent as soon as enough clinics are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClinicSetupPage</name>
    <message>
        <source>%1 has its keys. Which clinics does it work with?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join clinics that found a group together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry and give it to whoever founds the group. You get one file back, the same for all clinics: open it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the group&apos;s file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found a group, or work alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the entries of the other clinics. Without any, this clinic works by itself: what a practice with one computer wants. Its members can&apos;t change later in this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found it with other clinics&apos; entries…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This clinic alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the group&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other clinics&apos; entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry is saved. Give it to whoever founds the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group was not founded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no group&apos;s file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this the group?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the other clinics and compare this phrase. It must be the same everywhere; if it is not, somebody has another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, this is it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic does not belong to this group, or it could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n selected record(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What do you need?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnoses, allergies, medications, vaccinations and procedures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For how long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word to the patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word to the patient: why do you need it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What %1 will read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You (with your name, title and clinic)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was not sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may read nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may read %2 %3. Purpose: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything in “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected record(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>without an end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file ends in the middle. Export it again at its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s text is in an encoding that health records don&apos;t use. Export it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged, or is no health record in JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file contradicts itself: it says one thing twice. Export it again at its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not what it should be, or it was cut or mistyped. Copy all of it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is in JSON, but no health record (FHIR).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is a log or a message between servers, not a record. Export the patient&apos;s record instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of Reseal can&apos;t work with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is about more than one patient. Export each patient by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was changed in the meantime. Look at it again and repeat what you did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is something else than was expected here. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than Reseal takes at once. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was made by a newer version of Reseal. Update this program to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What another clinic sent does not hold up, so it was not used. Ask the clinic&apos;s staff to look at the ledger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its signature is wrong: it does not come from whom it says. It was not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can&apos;t be decrypted with the keys of this person. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is not right. Nobody can look it up or set a new one; try again, and mind capital letters and the keyboard&apos;s language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored files fail their checks: the disk may be failing. Nothing was changed. Don&apos;t delete anything; restore the folder from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there, or not known here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is there already. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient has not allowed this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient has taken the permission back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its time has run out. Ask for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinics can&apos;t tell yet whether they know the latest decisions, so nothing is opened. It is tried again; please wait a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger&apos;s rules don&apos;t allow it. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs to another group of clinics than this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer that answered is not the clinic&apos;s. Nothing was sent. Tell the clinic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic can&apos;t be reached at the moment. What you entered is kept; it goes on as soon as the connection is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic did not answer in time. What you entered is kept; try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too much to do at once. Nothing was lost; try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. What was sealed before is kept, nothing half is. Free some space and do it again: it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer would not read or write a file. Nothing was changed. Look whether the disk is there and may be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys are in use by another window or program. Close that one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Your clinic&apos;s invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your invitation as a doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to Reseal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinics keep medical records sealed here. Only the patient can open them to somebody, and take that back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it with four demo clinics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a certified medical device. Not for primary diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am a patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See my records, and decide who may read them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am a doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal records for patients, and ask for theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I set up a clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a clinic take part: its keys, its people, its network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your clinic gives it to you as a file, a QR code or a text. Paste the text here, or open the file or a photo of the code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invitation&apos;s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file or a photo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name, as this program should greet you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is neither an invitation nor a picture with a QR code that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is something else of Reseal&apos;s, not an invitation (a care card, perhaps). Your clinic gives you an invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no invitation, or part of it is missing. Copy all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invitation ran out on %1. Ask your clinic for a new one; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invitation is for somebody else: %1. Go back and choose that, or ask for another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invitation for: %1. It is good until %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clinic&apos;s computer keeps sealed records and, together with the other clinics, the ledger of who may open them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name, as patients know it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address and port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address and port under which the other clinics reach this computer. As it stands, only this computer itself can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It locks the keys on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make my keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys were made, but not entered here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys were made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GiveSheet</name>
    <message>
        <source>As text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobsButton</name>
    <message>
        <source>Sealing records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giving access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking access back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erasing a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending a request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What is under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoiningPage</name>
    <message>
        <source>Your code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic&apos;s staff then give you a second text or file. Paste it here, or open the file: it carries a key that goes over no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the staff gave you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock and come back later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open what the staff gave you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not been let in yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invitation has run out. Ask your clinic for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic did not accept this invitation: it was withdrawn, or somebody else used it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for your clinic…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this code at the clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Almost there…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody at the desk compares it with theirs and looks at your face: so nobody else can be let in under your name. This page goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinics are told about you. This takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · phrase of this group of clinics: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the clinics have agreed upon, as it lies on this clinic&apos;s disk: pseudonyms, keys and proofs, no names and no content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block&apos;s number, or the first digits of an id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find on the ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carries the clinics&apos; signatures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Covered by the signatures of a later block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a block&apos;s number, at least 4 digits of a block&apos;s or transaction&apos;s id, or at least 8 of any other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger could not be searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on the ledger begins with “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on the ledger. Who is behind it stands nowhere on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, proposed by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint of the block before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transaction could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Took effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ Refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In block %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By a pseudonym:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the proof…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n sealed field(s) were erased; their fingerprints are still part of it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Transaction %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Everything fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ Something does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed anew from the stored bytes; nothing that is stored as a result was believed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Whoever knows this group&apos;s phrase can check it without this clinic.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member&apos;s identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pseudonym</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is of this group of clinics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group&apos;s first block is signed by its clinics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transaction&apos;s fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made for this ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its author&apos;s signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sealed field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its leaf in the block&apos;s tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One level up in the tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tree&apos;s root stands in the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block&apos;s fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next block follows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinics that may sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enough of them signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clinic&apos;s signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block is final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member let in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pseudonym ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of a patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record sorted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record erased</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Reseal – demo with invented patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is still under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you close now, it stops. What is finished stays as it is, nothing half is left, and you can do the rest again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients and staff of this clinic. You vouch for who they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be let in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invited, not here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No member&apos;s name has “%1” in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The members could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name not on file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · their code: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · until %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom is it for? For the clinic only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good for one day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good for one week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good for 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No invitation was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invitation for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let them scan the code, or give it as a file. It lets nobody in by itself: you will compare a code and look at the face. Good until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it them?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare this code with the one in their program, and look at their papers. You vouch for the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, as in their papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title or field, such as “cardiologist”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code is the same: let in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down the name first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was let in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in. Their program goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this to them by hand, as a code or a file: it carries the key of the clinic&apos;s archive and should go over no network. Without it they can&apos;t seal records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw the invitation?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has it can&apos;t be let in with it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invitation was not withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>votes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>re-encapsulates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) behind</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your clinic&apos;s computer does not answer. What you do is kept on this computer and sent as soon as it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As your clinic sees it. At least %1 clinics have to be there for a decision to take effect; taking a permission back works at once with each clinic that hears of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinics that keep the ledger together, as this one sees them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinics as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This group&apos;s phrase: %1. Every clinic&apos;s program shows the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s state could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 clinics are there; at least %3 have to be for anything to be decided. Block %4; %n transaction(s) wait.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This clinic does not vote at the moment: after a restart it asks the others first what it has signed. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength of the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four or five words that have nothing to do with each other are easy to remember and hard to guess. Nobody can look it up or set a new one for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can look it up or set a new one for you. Write it down and keep it where you keep your passport.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatientTable</name>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no care card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the register: choose to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the register: no care card yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where from</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatientsPage</name>
    <message>
        <source>Patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours, and while you type those in your clinic&apos;s register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add by care card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, birth date or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No patients yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a patient for the care card and scan or paste it: then you can seal records for them and ask to read what others sealed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither your patients nor your clinic&apos;s register have somebody of this name, birth date or number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic&apos;s register was not asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is among your patients now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is added; the clinics are told. Sealing and asking is possible in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>Choose a point with the arrow keys or the mouse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▨ Marked on the axis: there are results of these days that you may not read. Curves may run through what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>reference %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▼ low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Reseal – demo with invented patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting up four demo clinics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They found a ledger together on this computer, take in made-up patients, and seal years of their records. The first time this takes a minute or two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo could not be set up. Delete its folder and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QrView</name>
    <message>
        <source>QR code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>Find by words, date or clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorted or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readable or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be sorted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record fits what you are looking for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>To be sorted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Readable until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shown to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A record in a protected category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For you</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>My records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that clinics have sealed for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show your care card at a clinic: what its doctors seal for you appears here, and only you can open it to others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records could not be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) wait to be sorted: open one and choose where it belongs. Until then nobody can ask for it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sort it in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not sorted in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies in “%1” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (suggested)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase “%1” for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All clinics delete it, and nobody can open it any more, you neither. Copies that somebody saved before are out of reach. Clinics may have to keep records of their own by law.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased. The clinics delete their copies as they hear of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to which folder?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) saved to %1. They are not protected there: whoever can use the folder can read them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Saving records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 records were saved; then it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Confirmed by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks to read, for: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they wrote: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: tick to include</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Time left to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve part…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This request can&apos;t be believed, so it can only be declined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo (%1 s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what you want to share first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is signed yet. Afterwards you can only take it back, which does not undo what has been read until then.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>somebody whose name is not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who asks to read your records. Nobody can before you approve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a doctor asks to read something of yours, it appears here. Show your care card at a clinic so that they can find you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show my care card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The requests could not be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ Declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An approval for %1 that is not signed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giving access: the clinics are told…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not given access.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can read it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You approved %1&apos;s request. It takes effect as soon as enough clinics have heard of it; there is nothing more to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can see what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline this request?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reads nothing. To them it looks as if you had not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was not declined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined. %1 reads nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>The clinics as a ring</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SealPage</name>
    <message>
        <source>Drop files here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health records (FHIR, JSON) are sorted by themselves; any other file is sealed as it is. You see what it becomes before anything is sealed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not say whose record it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in it refers to what is not in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some parts are of a kind nobody knows; they go to the notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server that made this file holds more than is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is marked as protected as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some part is in it in two versions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some part is about a group, a device or a place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is in XML: it is sealed as a document, not sorted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed for one patient: afterwards only they can open it to others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For which patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For which patient?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would be sealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have checked: the file is about this patient, although it names somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>birth date not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which files?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the patient first, above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can&apos;t be sealed; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>born %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) sealed before, left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) without content, left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>▲ The file names “%1”. That is not how you call this patient. Is it the right file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (suggested)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Seal %n record(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing new in it: everything was sealed before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) may be sensitive: choose where they belong.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Is it the right file? Tick the box above, or put it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sealed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything was sealed. What you chose is still here: press “Seal” again and it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed, and kept at more than one clinic.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed at this clinic. Entering them on the ledger, or the second copy, goes on by itself as soon as the other clinics answer.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page, a patient, a record…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for “%1” in %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Show what was typed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharingModel</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (being set up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>–</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharingPage</name>
    <message>
        <source>Who can see what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a cell and press Space or Enter to see more, or to take it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can read your records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever you approve appears here, with what they may read and until when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be fetched who can see what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 clinics hold their part of the key; %3 have to take part each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being set up: %1 of at least %2 clinics have their part of the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Opened %n time(s), as the clinics have accounted for until now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can open nothing more in “%2”, from the moment the clinics hear of it. What was read until then can&apos;t be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not taken back yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: %1 can open nothing more. A new key for what is added later follows by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: %1 can open nothing more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed records, the ledger, and parts of keys. This clinic can read none of the records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of keys for readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How full the disk is, as far as this program knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it safe?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading it through compares everything with its fingerprint on the ledger, and fetches from other clinics what has rotted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it through now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be read what is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Every record that this clinic has to see to is kept by enough clinics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>▲ %n record(s) have too few copies. More are made by itself while other clinics are there.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Last read through on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read through yet since this program was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading through what is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not read through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read, all as they should be.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were damaged or missing; they are fetched again from other clinics. The disk may be failing.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryWords</name>
    <message>
        <source>Why there is no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Achievement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Care team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinical status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discharge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not to be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dosage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dose number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General practitioner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingredient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpretation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lot number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Performed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qualification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specimen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason of the status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Substitute allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone or mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How certain</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Clinic staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything here is made up and stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic&apos;s computer does not answer. What you do is kept and sent later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 clinics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions take effect while at least %1 clinics are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: too few</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrackerPage</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys on their way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you asked patients for, and how far it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not asked for anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a patient&apos;s chart, choose what you need, and ask to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your requests could not be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2. Purpose: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Clinic staff. The clinic&apos;s keys are locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. The keys are locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is lost, the keys are lost with it: ask your clinic for a new invitation. What was shared with you, and your records, stay at the clinics.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValueTable</name>
    <message>
        <source>Values as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▼ low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. The file is not protected: whoever can use the folder can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views of the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record could not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clinic(s) answered wrongly; the record was opened with the others&apos; help. The clinic&apos;s staff should look at it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) could not be opened; their values are missing here.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>In words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no values to plot in what you may read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was sealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ Says something that this program does not understand: see “Everything in it”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is more; see “Everything in it”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part can&apos;t be shown in words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of type %1. This version can&apos;t show it: save it to open it with another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more part(s): see “Everything in it”.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is more than can be shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · SHA-256, checked: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · only the beginning is shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Who is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Be anybody you like: a patient, a doctor, a clinic&apos;s staff. Nobody here has a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinic staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys in %1 can&apos;t be shown here: a file beside them is damaged or missing. Nothing was changed; restore the folder from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Problems and diagnoses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vaccinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laboratory results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vital signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Care plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes and letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mental health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Substance use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HIV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sexual and reproductive health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genetics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abuse and violence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sorted yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordination of care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Billing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the patient&apos;s request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Researcher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinic staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reader has left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient has left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a date, as QLocale::toString takes it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a short date, as QLocale::toString takes it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Care card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
