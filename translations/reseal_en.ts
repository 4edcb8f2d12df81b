<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>%n selected record(s)</source>
        <translation>
            <numerusform>%n selected record</numerusform>
            <numerusform>%n selected records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation>
            <numerusform>%n record in “%1”</numerusform>
            <numerusform>%n records in “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected record(s)</source>
        <translation>
            <numerusform>%n protected record</numerusform>
            <numerusform>%n protected records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobsButton</name>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n under way</numerusform>
            <numerusform>%n under way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message numerus="yes">
        <source>%n sealed field(s) were erased; their fingerprints are still part of it.</source>
        <translation>
            <numerusform>%n sealed field was erased; its fingerprint is still part of it.</numerusform>
            <numerusform>%n sealed fields were erased; their fingerprints are still part of it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Nobody seems to be here: this window locks in %n second(s).</source>
        <translation>
            <numerusform>Nobody seems to be here: this window locks in %n second.</numerusform>
            <numerusform>Nobody seems to be here: this window locks in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message numerus="yes">
        <source>%n block(s) behind</source>
        <translation>
            <numerusform>%n block behind</numerusform>
            <numerusform>%n blocks behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 clinics are there; at least %3 have to be for anything to be decided. Block %4; %n transaction(s) wait.</source>
        <translation>
            <numerusform>%1 of %2 clinics are there; at least %3 have to be for anything to be decided. Block %4; %n transaction waits.</numerusform>
            <numerusform>%1 of %2 clinics are there; at least %3 have to be for anything to be decided. Block %4; %n transactions wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message numerus="yes">
        <source>%n record(s) wait to be sorted: open one and choose where it belongs. Until then nobody can ask for it.</source>
        <translation>
            <numerusform>%n record waits to be sorted: open it and choose where it belongs. Until then nobody can ask for it.</numerusform>
            <numerusform>%n records wait to be sorted: open one and choose where it belongs. Until then nobody can ask for it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) saved to %1. They are not protected there: whoever can use the folder can read them.</source>
        <translation>
            <numerusform>%n record saved to %1. It is not protected there: whoever can use the folder can read it.</numerusform>
            <numerusform>%n records saved to %1. They are not protected there: whoever can use the folder can read them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation>
            <numerusform>%n record in “%1”</numerusform>
            <numerusform>%n records in “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SealPage</name>
    <message numerus="yes">
        <source>%n part(s) sealed before, left out</source>
        <translation>
            <numerusform>%n part sealed before, left out</numerusform>
            <numerusform>%n parts sealed before, left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) without content, left out</source>
        <translation>
            <numerusform>%n part without content, left out</numerusform>
            <numerusform>%n parts without content, left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seal %n record(s)</source>
        <translation>
            <numerusform>Seal %n record</numerusform>
            <numerusform>Seal %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) may be sensitive: choose where they belong.</source>
        <translation>
            <numerusform>%n record may be sensitive: choose where it belongs.</numerusform>
            <numerusform>%n records may be sensitive: choose where they belong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed at this clinic. Entering them on the ledger, or the second copy, goes on by itself as soon as the other clinics answer.</source>
        <translation>
            <numerusform>%n record sealed at this clinic. Entering it on the ledger, or the second copy, goes on by itself as soon as the other clinics answer.</numerusform>
            <numerusform>%n records sealed at this clinic. Entering them on the ledger, or the second copy, goes on by itself as soon as the other clinics answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these the patient has to sort in, because its category is protected: until then lists show its date, and neither title nor category.</source>
        <translation>
            <numerusform>%n of these the patient has to sort in, because its category is protected: until then lists show its date, and neither title nor category.</numerusform>
            <numerusform>%n of these the patient has to sort in, because their category is protected: until then lists show their date, and neither title nor category.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sealing %n record(s)…</source>
        <translation>
            <numerusform>Sealing %n record…</numerusform>
            <numerusform>Sealing %n records…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed, and kept at %1 clinics.</source>
        <translation>
            <numerusform>%n record sealed, and kept at %1 clinics.</numerusform>
            <numerusform>%n records sealed, and kept at %1 clinics.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed, and kept at your clinic only.</source>
        <translation>
            <numerusform>%n record sealed, and kept at your clinic only.</numerusform>
            <numerusform>%n records sealed, and kept at your clinic only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed at your clinic. Entering them on the ledger goes on by itself.</source>
        <translation>
            <numerusform>%n record sealed at your clinic. Entering it on the ledger goes on by itself.</numerusform>
            <numerusform>%n records sealed at your clinic. Entering them on the ledger goes on by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharingModel</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharingPage</name>
    <message numerus="yes">
        <source>Opened %n time(s), as the clinics have accounted for until now.</source>
        <translation>
            <numerusform>Opened %n time, as the clinics have accounted for until now.</numerusform>
            <numerusform>Opened %n times, as the clinics have accounted for until now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 in %n file</numerusform>
            <numerusform>%1 in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>▲ %n record(s) have too few copies. More are made by themselves while other clinics are there.</source>
        <translation>
            <numerusform>▲ %n record has too few copies. More are made by themselves while other clinics are there.</numerusform>
            <numerusform>▲ %n records have too few copies. More are made by themselves while other clinics are there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read, all as they should be.</source>
        <translation>
            <numerusform>%n file read, as it should be.</numerusform>
            <numerusform>%n files read, all as they should be.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were damaged or missing; they are fetched again from other clinics. The disk may be failing.</source>
        <translation>
            <numerusform>%n file was damaged or missing; it is fetched again from other clinics. The disk may be failing.</numerusform>
            <numerusform>%n files were damaged or missing; they are fetched again from other clinics. The disk may be failing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackerPage</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message numerus="yes">
        <source>%n clinic(s) answered wrongly; the record was opened with the others&apos; help. The clinic&apos;s staff should look at it.</source>
        <translation>
            <numerusform>%n clinic answered wrongly; the record was opened with the others&apos; help. The clinic&apos;s staff should look at it.</numerusform>
            <numerusform>%n clinics answered wrongly; the record was opened with the others&apos; help. The clinic&apos;s staff should look at it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) could not be opened; their values are missing here.</source>
        <translation>
            <numerusform>%n record could not be opened; its values are missing here.</numerusform>
            <numerusform>%n records could not be opened; their values are missing here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more part(s): see “Everything in it”.</source>
        <translation>
            <numerusform>%n more part: see “Everything in it”.</numerusform>
            <numerusform>%n more parts: see “Everything in it”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
</TS>
