<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ActivityModel</name>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Somebody (%1)</source>
        <translation>Alguien (%1)</translation>
    </message>
    <message>
        <source>a record</source>
        <translation>un registro</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>The clinic has let you in</source>
        <translation>La clínica le ha admitido</translation>
    </message>
    <message>
        <source>You were entered on the ledger under a pseudonym</source>
        <translation>Se le inscribió en el libro común con un seudónimo</translation>
    </message>
    <message>
        <source>Your pseudonym was renewed</source>
        <translation>Su seudónimo se renovó</translation>
    </message>
    <message>
        <source>Your pseudonym has ended</source>
        <translation>Su seudónimo ha terminado</translation>
    </message>
    <message>
        <source>Your keys were brought up to date</source>
        <translation>Sus claves se actualizaron</translation>
    </message>
    <message>
        <source>%1 sealed %2 for you</source>
        <translation>%1 selló %2 para usted</translation>
    </message>
    <message>
        <source>You sorted %1</source>
        <translation>Usted clasificó %1</translation>
    </message>
    <message>
        <source>%1 sorted %2</source>
        <translation>%1 clasificó %2</translation>
    </message>
    <message>
        <source>You erased %1</source>
        <translation>Usted borró %1</translation>
    </message>
    <message>
        <source>%1 erased %2</source>
        <translation>%1 borró %2</translation>
    </message>
    <message>
        <source>%1 asked to read records</source>
        <translation>%1 solicitó leer registros</translation>
    </message>
    <message>
        <source>You declined a request</source>
        <translation>Usted rechazó una solicitud</translation>
    </message>
    <message>
        <source>You took a permission back</source>
        <translation>Usted retiró un permiso</translation>
    </message>
    <message>
        <source>%1 took its part of a key</source>
        <translation>%1 recibió su parte de una clave</translation>
    </message>
    <message>
        <source>%1 destroyed its part of a key</source>
        <translation>%1 destruyó su parte de una clave</translation>
    </message>
    <message>
        <source>%1 keeps a copy of %2</source>
        <translation>%1 guarda una copia de %2</translation>
    </message>
    <message>
        <source>%1 deleted its copy of %2</source>
        <translation>%1 eliminó su copia de %2</translation>
    </message>
    <message>
        <source>%1 helped to open a record to somebody you approved</source>
        <translation>%1 ayudó a abrir un registro para alguien a quien usted aprobó</translation>
    </message>
    <message>
        <source>Something was refused by the ledger&apos;s rules</source>
        <translation>Las reglas del libro común no admitieron algo</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Acceso</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ocurrió</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloque</translation>
    </message>
    <message>
        <source>Your membership was suspended</source>
        <translation>Su pertenencia ha sido suspendida</translation>
    </message>
    <message>
        <source>Your membership counts again</source>
        <translation>Su pertenencia vuelve a ser válida</translation>
    </message>
    <message>
        <source>%1 proposed a change to the group of clinics</source>
        <translation>%1 ha propuesto un cambio en el grupo de clínicas</translation>
    </message>
    <message>
        <source>%1 voted on a proposal</source>
        <translation>%1 ha votado una propuesta</translation>
    </message>
    <message>
        <source>The clinics accepted a proposal</source>
        <translation>Las clínicas han aceptado una propuesta</translation>
    </message>
    <message>
        <source>The clinics rejected a proposal</source>
        <translation>Las clínicas han rechazado una propuesta</translation>
    </message>
    <message>
        <source>An accepted proposal could no longer be carried out</source>
        <translation>Una propuesta aceptada ya no se pudo llevar a cabo</translation>
    </message>
    <message>
        <source>%1 changed its network address</source>
        <translation>%1 ha cambiado su dirección de red</translation>
    </message>
    <message>
        <source>%1 gave evidence that a clinic contradicted itself</source>
        <translation>%1 ha demostrado que una clínica se ha contradicho</translation>
    </message>
    <message>
        <source>%1 asked to read %2</source>
        <translation>%1 solicitó leer %2</translation>
    </message>
    <message>
        <source>You declined what %1 asked for: %2</source>
        <translation>Usted rechazó lo que solicitó %1: %2</translation>
    </message>
    <message>
        <source>You approved: %1 may read %2</source>
        <translation>Usted aprobó: %1 puede leer %2</translation>
    </message>
    <message>
        <source>You took back what %1 could read: %2</source>
        <translation>Usted retiró lo que podía leer %1: %2</translation>
    </message>
    <message>
        <source>%1 helped %2 to open: %3</source>
        <translation>%1 ayudó a %2 a abrir: %3</translation>
    </message>
    <message>
        <source>%1 began to make a common key of the clinics</source>
        <translation>%1 ha empezado a crear una clave común de las clínicas</translation>
    </message>
    <message>
        <source>The clinics went on making their common key</source>
        <translation>Las clínicas han seguido creando su clave común</translation>
    </message>
    <message>
        <source>The clinics made their common key</source>
        <translation>Las clínicas han creado su clave común</translation>
    </message>
    <message>
        <source>The clinics could not make their common key</source>
        <translation>Las clínicas no han podido crear su clave común</translation>
    </message>
    <message>
        <source>A common key of the clinics was retired</source>
        <translation>Se ha retirado una clave común de las clínicas</translation>
    </message>
    <message>
        <source>%1 – what it shows of that is not what it has put on the ledger</source>
        <translation>%1 – lo que muestra de ello no es lo que anotó en el libro común</translation>
    </message>
    <message>
        <source>%1 – which openings these were could not be seen</source>
        <translation>%1 – no se pudo ver qué aperturas fueron</translation>
    </message>
    <message>
        <source>%1 refused %2 to open: %3</source>
        <translation>%1 denegó a %2 la apertura de: %3</translation>
    </message>
    <message>
        <source>somebody who is not named</source>
        <translation>alguien cuyo nombre no se indica</translation>
    </message>
    <message>
        <source>%1 – for %2</source>
        <translation>%1 – para %2</translation>
    </message>
    <message>
        <source>%1 – by that clinic&apos;s clock after you had taken it back</source>
        <translation>%1 – según el reloj de esa clínica, después de que usted lo había retirado</translation>
    </message>
    <message>
        <source>You gave a permission</source>
        <translation>Usted dio un permiso</translation>
    </message>
    <message>
        <source>%1 declared an emergency, and may read for a while what you left for that</source>
        <translation>%1 declaró una emergencia y puede leer durante un tiempo lo que usted dejó para ello</translation>
    </message>
    <message>
        <source>%1 gave its part, so that a doctor can read in an emergency</source>
        <translation>%1 entregó su parte para que un médico pueda leer en una emergencia</translation>
    </message>
    <message>
        <source>%1 did not give its part in an emergency</source>
        <translation>%1 no entregó su parte en una emergencia</translation>
    </message>
    <message>
        <source>%1 looked into an emergency afterwards</source>
        <translation>%1 revisó después una emergencia</translation>
    </message>
    <message>
        <source>a doctor in an emergency (%1)</source>
        <translation>un médico en una emergencia (%1)</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Everything that has happened around your records, as the clinics&apos; ledger has it.</source>
        <translation>Todo lo que ha ocurrido en torno a sus registros, según consta en el libro común de las clínicas.</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>Guardar como tabla…</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>Sobre qué</translation>
    </message>
    <message>
        <source>Who may read, and who did</source>
        <translation>Quién puede leer y quién ha leído</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>Mi cuenta</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Todavía nada</translation>
    </message>
    <message>
        <source>Requests, approvals, and who has read what appear here.</source>
        <translation>Aquí aparecen las solicitudes, las aprobaciones y quién ha leído qué.</translation>
    </message>
    <message>
        <source>Save the activity</source>
        <translation>Guardar la actividad</translation>
    </message>
    <message>
        <source>The table was not saved.</source>
        <translation>La tabla no se guardó.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>The activity could not be fetched.</source>
        <translation>No se pudo obtener la actividad.</translation>
    </message>
    <message>
        <source>Checked against the clinics&apos; ledger: up to block %1 nothing is left out.</source>
        <translation>Comprobado con el libro común de las clínicas: hasta el bloque %1 no falta nada.</translation>
    </message>
    <message>
        <source>Show earlier</source>
        <translation>Mostrar anteriores</translation>
    </message>
    <message>
        <source>Checked against the clinics&apos; ledger up to block %1. Earlier entries are not shown yet.</source>
        <translation>Comprobado con el registro de las clínicas hasta el bloque %1. Las entradas anteriores aún no se muestran.</translation>
    </message>
</context>
<context>
    <name>AddPatient</name>
    <message>
        <source>The care card&apos;s text</source>
        <translation>El texto de la tarjeta de paciente</translation>
    </message>
    <message>
        <source>Read a picture of its QR code…</source>
        <translation>Leer una imagen de su código QR…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Birth date (1961-04-30)</source>
        <translation>Fecha de nacimiento (1961-04-30)</translation>
    </message>
    <message>
        <source>Your clinic&apos;s number for the patient</source>
        <translation>Número del paciente en su clínica</translation>
    </message>
    <message>
        <source>Enter into the clinic&apos;s register, too</source>
        <translation>Inscribir también en el índice de pacientes de la clínica</translation>
    </message>
    <message>
        <source>Scan or paste the patient&apos;s care card, and write down who it is as you see it in their papers.</source>
        <translation>Escanee o pegue la tarjeta de paciente y anote quién es, tal como consta en su documentación.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Add a patient</source>
        <translation>Añadir un paciente</translation>
    </message>
    <message>
        <source>A picture of the care card</source>
        <translation>Una imagen de la tarjeta de paciente</translation>
    </message>
    <message>
        <source>There is no QR code to be read in “%1”. Take the picture closer and in better light.</source>
        <translation>No hay ningún código QR legible en «%1». Haga la foto más de cerca y con mejor luz.</translation>
    </message>
    <message>
        <source>The card is cut or mistyped, or the birth date is none. Nobody was added.</source>
        <translation>La tarjeta está incompleta o mal escrita, o la fecha de nacimiento no es válida. No se añadió a nadie.</translation>
    </message>
    <message>
        <source>This is no care card. Ask the patient to show the one in their program. Nobody was added.</source>
        <translation>Esto no es una tarjeta de paciente. Pida al paciente que muestre la de su programa. No se añadió a nadie.</translation>
    </message>
    <message>
        <source>This card is of another group of clinics. The patient needs an invitation of a clinic of yours. Nobody was added.</source>
        <translation>Esta tarjeta es de otro grupo de clínicas. El paciente necesita una invitación de una clínica del suyo. No se añadió a nadie.</translation>
    </message>
    <message>
        <source>This card was replaced by a newer one. Ask the patient for that. Nobody was added.</source>
        <translation>Esta tarjeta se sustituyó por una más reciente. Pídasela al paciente. No se añadió a nadie.</translation>
    </message>
    <message>
        <source>The clinics don&apos;t know this patient yet. If the card is minutes old, try again in a moment. Nobody was added.</source>
        <translation>Las clínicas aún no conocen a este paciente. Si la tarjeta tiene solo unos minutos, inténtelo de nuevo dentro de un momento. No se añadió a nadie.</translation>
    </message>
    <message>
        <source>Nobody was added.</source>
        <translation>No se añadió a nadie.</translation>
    </message>
    <message>
        <source>It is another patient: I have compared the care cards</source>
        <translation>Es otro paciente: he comparado las tarjetas</translation>
    </message>
    <message>
        <source>Compare with the patient&apos;s card: %1</source>
        <translation>Compare con la tarjeta del paciente: %1</translation>
    </message>
    <message>
        <source>You know this card as “%1”. Nothing was added or changed.</source>
        <translation>Usted conoce esta tarjeta como «%1». No se añadió ni se cambió nada.</translation>
    </message>
    <message>
        <source>You know this card under another name, birth date or number. Nothing was added or changed.</source>
        <translation>Usted conoce esta tarjeta con otro nombre, otra fecha de nacimiento u otro número. No se añadió ni se cambió nada.</translation>
    </message>
    <message>
        <source>You have a patient of this name or number already, with another care card. Compare the cards before you go on. Nobody was added.</source>
        <translation>Usted ya tiene un paciente con este nombre o número y otra tarjeta. Compare las tarjetas antes de seguir. No se añadió a nadie.</translation>
    </message>
    <message>
        <source>What is missing: the care card.</source>
        <translation>Falta la tarjeta de paciente.</translation>
    </message>
    <message>
        <source>✓ A care card. What is missing: the name, as in their papers.</source>
        <translation>✓ Una tarjeta de paciente. Falta el nombre, tal como consta en su documentación.</translation>
    </message>
    <message>
        <source>What is missing: the name, as in their papers.</source>
        <translation>Falta el nombre, tal como consta en su documentación.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Common words are guessed first. Put together four or more words that have nothing to do with each other.</source>
        <translation>Las palabras corrientes son lo primero que se prueba. Junte cuatro o más palabras que no tengan nada que ver entre sí.</translation>
    </message>
    <message>
        <source>Names of yours or of the clinic are the first guess. Leave them out.</source>
        <translation>Su nombre y el de la clínica son lo primero que se prueba. No los use.</translation>
    </message>
    <message>
        <source>Repetitions add nothing. Add another word instead.</source>
        <translation>Las repeticiones no aportan nada. Añada otra palabra.</translation>
    </message>
    <message>
        <source>Rows such as “1234” or “abcd” are guessed first. Add another word instead.</source>
        <translation>Las series como «1234» o «abcd» son lo primero que se prueba. Añada otra palabra.</translation>
    </message>
    <message>
        <source>Rows of keys such as “qwertz” are guessed first. Add another word instead.</source>
        <translation>Las filas de teclas como «qwerty» son lo primero que se prueba. Añada otra palabra.</translation>
    </message>
    <message>
        <source>Dates are guessed first. Add words that have nothing to do with you.</source>
        <translation>Las fechas son lo primero que se prueba. Añada palabras que no tengan nada que ver con usted.</translation>
    </message>
    <message>
        <source>Make it longer: another word or two that you can remember.</source>
        <translation>Hágala más larga: una o dos palabras más que pueda recordar.</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Débil</translation>
    </message>
    <message>
        <source>Not strong enough yet</source>
        <translation>Aún no es lo bastante segura</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Buena</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Segura</translation>
    </message>
</context>
<context>
    <name>ApprovePart</name>
    <message>
        <source>Approve this</source>
        <translation>Aprobar esto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>What may be read?</source>
        <translation>¿Qué se puede leer?</translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation>Lo que se solicitó</translation>
    </message>
    <message>
        <source>Untick what is not to be read. A whole category includes what is added to it later; single records don&apos;t.</source>
        <translation>Desmarque lo que no se deba leer. Una categoría entera incluye lo que se añada después; los registros sueltos, no.</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>¿Por cuánto tiempo?</translation>
    </message>
    <message>
        <source>As asked: %1</source>
        <translation>Lo solicitado: %1</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Hasta mañana</translation>
    </message>
    <message>
        <source>One week</source>
        <translation>Una semana</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 días</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 días</translation>
    </message>
    <message>
        <source>Another date</source>
        <translation>Otra fecha</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation>No hay nada marcado.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Care card</source>
        <translation>Tarjeta de paciente</translation>
    </message>
    <message>
        <source>Show it at a clinic&apos;s desk: with it they find you and can seal records for you.</source>
        <translation>Muéstrela en el mostrador de una clínica: con ella le encuentran y pueden sellar registros para usted.</translation>
    </message>
    <message>
        <source>What it opens, and what it doesn&apos;t</source>
        <translation>Qué abre y qué no</translation>
    </message>
    <message>
        <source>Whoever has it sees which records exist: their category, date and title. Sensitive categories are not among them. Nobody can read a record with it; for that they have to ask you.</source>
        <translation>Quien la tiene ve qué registros existen: su categoría, fecha y título. Las categorías sensibles no se muestran. Con ella nadie puede leer un registro; para eso tienen que pedírselo a usted.</translation>
    </message>
    <message>
        <source>Treat it like an insurance card: show it, don&apos;t post it.</source>
        <translation>Trátela como la tarjeta del seguro: muéstrela, pero no la publique.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Save as PDF or picture…</source>
        <translation>Guardar como PDF o imagen…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Save the care card</source>
        <translation>Guardar la tarjeta</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Imagen (*.png)</translation>
    </message>
    <message>
        <source>The card was not saved.</source>
        <translation>La tarjeta no se guardó.</translation>
    </message>
    <message>
        <source>The card is saved.</source>
        <translation>La tarjeta está guardada.</translation>
    </message>
    <message>
        <source>The care card could not be made.</source>
        <translation>No se pudo crear la tarjeta de paciente.</translation>
    </message>
    <message>
        <source>Card number %1 · %2</source>
        <translation>Tarjeta número %1 · %2</translation>
    </message>
    <message>
        <source>Care card
%1

Show it at a clinic&apos;s desk. It opens no record by itself.</source>
        <translation>Tarjeta de paciente
%1

Muéstrela en el mostrador de una clínica. Por sí sola no abre ningún registro.</translation>
    </message>
    <message>
        <source>The card was not printed.</source>
        <translation>La tarjeta no se imprimió.</translation>
    </message>
    <message>
        <source>The card&apos;s text is on the clipboard for two minutes.</source>
        <translation>El texto de la tarjeta estará dos minutos en el portapapeles.</translation>
    </message>
</context>
<context>
    <name>ChartPage</name>
    <message>
        <source>birth date not known</source>
        <translation>fecha de nacimiento desconocida</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>nacimiento: %1</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Historia clínica</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Whose chart?</source>
        <translation>¿De quién es la historia?</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>Valores en el tiempo</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Nuevo registro</translation>
    </message>
    <message>
        <source>Ask to read…</source>
        <translation>Solicitar lectura…</translation>
    </message>
    <message>
        <source>Nothing sealed yet</source>
        <translation>Aún no hay nada sellado</translation>
    </message>
    <message>
        <source>Nothing has been sealed for this patient, or nothing that the care card shows.</source>
        <translation>No se ha sellado nada para este paciente, o nada que la tarjeta de paciente muestre.</translation>
    </message>
    <message>
        <source>Choose one of your patients above, or find them in your clinic&apos;s register.</source>
        <translation>Elija arriba a uno de sus pacientes o búsquelo en el índice de pacientes de su clínica.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>No se pudieron obtener sus pacientes.</translation>
    </message>
    <message>
        <source>The chart could not be fetched.</source>
        <translation>No se pudo obtener la historia clínica.</translation>
    </message>
    <message>
        <source>You asked for it, and the patient has not answered yet.</source>
        <translation>Usted lo solicitó y el paciente aún no ha respondido.</translation>
    </message>
    <message>
        <source>This record is locked. Ask the patient to read it.</source>
        <translation>Este registro está bloqueado. Solicite al paciente leerlo.</translation>
    </message>
    <message>
        <source>No laboratory results or vital signs that you may read.</source>
        <translation>No hay resultados de laboratorio ni signos vitales que usted pueda leer.</translation>
    </message>
    <message>
        <source>Save to which folder?</source>
        <translation>¿En qué carpeta guardarlo?</translation>
    </message>
    <message>
        <source>The record was not saved.</source>
        <translation>El registro no se guardó.</translation>
    </message>
    <message>
        <source>Saved to %1. It is not protected there: whoever can use the folder can read it.</source>
        <translation>Guardado en %1. Allí no está protegido: quien pueda usar la carpeta puede leerlo.</translation>
    </message>
    <message>
        <source>Your request is with the patient.</source>
        <translation>Su solicitud ya la tiene el paciente.</translation>
    </message>
    <message>
        <source>Your request is kept and sent as soon as enough clinics are there.</source>
        <translation>Su solicitud queda guardada y se envía en cuanto haya suficientes clínicas conectadas.</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>Seguirla</translation>
    </message>
</context>
<context>
    <name>ClinicSetupPage</name>
    <message>
        <source>%1 has its keys. Which clinics does it work with?</source>
        <translation>%1 ya tiene sus claves. ¿Con qué clínicas trabaja?</translation>
    </message>
    <message>
        <source>Join clinics that found a group together</source>
        <translation>Unirse a clínicas que fundan un grupo</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry and give it to whoever founds the group. You get one file back, the same for all clinics: open it here.</source>
        <translation>Guarde la ficha de esta clínica y désela a quien funde el grupo. Recibirá un archivo, el mismo para todas las clínicas: ábralo aquí.</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry…</source>
        <translation>Guardar la ficha de esta clínica…</translation>
    </message>
    <message>
        <source>Open the group&apos;s file…</source>
        <translation>Abrir el archivo del grupo…</translation>
    </message>
    <message>
        <source>Group of %1</source>
        <translation>Grupo de %1</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Nombre del grupo</translation>
    </message>
    <message>
        <source>Found it with other clinics&apos; entries…</source>
        <translation>Fundarlo con fichas de otras clínicas…</translation>
    </message>
    <message>
        <source>This clinic alone</source>
        <translation>Solo esta clínica</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Otra persona</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry</source>
        <translation>Guardar la ficha de esta clínica</translation>
    </message>
    <message>
        <source>Open the group&apos;s file</source>
        <translation>Abrir el archivo del grupo</translation>
    </message>
    <message>
        <source>The other clinics&apos; entries</source>
        <translation>Las fichas de las demás clínicas</translation>
    </message>
    <message>
        <source>The entry was not saved.</source>
        <translation>La ficha no se guardó.</translation>
    </message>
    <message>
        <source>The entry is saved. Give it to whoever founds the group.</source>
        <translation>La ficha está guardada. Désela a quien funde el grupo.</translation>
    </message>
    <message>
        <source>The group was not founded.</source>
        <translation>El grupo no se fundó.</translation>
    </message>
    <message>
        <source>This is no group&apos;s file.</source>
        <translation>Este no es el archivo de un grupo.</translation>
    </message>
    <message>
        <source>Is this the group?</source>
        <translation>¿Es este el grupo?</translation>
    </message>
    <message>
        <source>Call the other clinics and compare this phrase. It must be the same everywhere; if it is not, somebody has another file.</source>
        <translation>Llame a las demás clínicas y compare esta frase. Debe ser la misma en todas; si no lo es, alguien tiene otro archivo.</translation>
    </message>
    <message>
        <source>Yes, this is it</source>
        <translation>Sí, es este</translation>
    </message>
    <message>
        <source>The clinic does not belong to this group, or it could not be saved.</source>
        <translation>La clínica no pertenece a este grupo o no se pudo guardar.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Work alone</source>
        <translation>Trabajar en solitario</translation>
    </message>
    <message>
        <source>What a practice with one computer wants.</source>
        <translation>Lo adecuado para una consulta con un solo equipo.</translation>
    </message>
    <message>
        <source>Found a group</source>
        <translation>Fundar un grupo</translation>
    </message>
    <message>
        <source>Add the entries of the other clinics.</source>
        <translation>Añada las fichas de las demás clínicas.</translation>
    </message>
    <message>
        <source>Which clinics belong to a group can&apos;t change later in this version.</source>
        <translation>En esta versión, las clínicas que forman un grupo no se pueden cambiar después.</translation>
    </message>
    <message>
        <source>There is no other clinic to compare this phrase with. Everybody who joins here sees it too.</source>
        <translation>No hay otra clínica con la que comparar esta frase. Quien se incorpore aquí también la verá.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask %1</source>
        <translation>Solicitud a %1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message numerus="yes">
        <source>%n selected record(s)</source>
        <translation>
            <numerusform>%n registro seleccionado</numerusform>
            <numerusform>%n registros seleccionados</numerusform>
        </translation>
    </message>
    <message>
        <source>What do you need?</source>
        <translation>¿Qué necesita?</translation>
    </message>
    <message>
        <source>Patient summary</source>
        <translation>Resumen del paciente</translation>
    </message>
    <message>
        <source>Diagnoses, allergies, medications, vaccinations and procedures</source>
        <translation>Diagnósticos, alergias, medicamentos, vacunas y procedimientos</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Finalidad</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Por cuánto tiempo</translation>
    </message>
    <message>
        <source>One week</source>
        <translation>Una semana</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 días</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 días</translation>
    </message>
    <message>
        <source>One year</source>
        <translation>Un año</translation>
    </message>
    <message>
        <source>A word to the patient</source>
        <translation>Mensaje al paciente</translation>
    </message>
    <message>
        <source>A word to the patient: why do you need it?</source>
        <translation>Mensaje al paciente: ¿por qué lo necesita?</translation>
    </message>
    <message>
        <source>What %1 will read</source>
        <translation>Lo que leerá %1</translation>
    </message>
    <message>
        <source>You (with your name, title and clinic)</source>
        <translation>Usted (con su nombre, título y clínica)</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>The request was not sent.</source>
        <translation>La solicitud no se envió.</translation>
    </message>
    <message>
        <source>Nothing yet: choose above what you need.</source>
        <translation>Nada todavía: elija arriba lo que necesita.</translation>
    </message>
    <message>
        <source>Not for me alone: for all whom my clinic names in its team</source>
        <translation>No solo para mí: para todas las personas que mi clínica nombra en su equipo</translation>
    </message>
    <message>
        <source>The whole team of your clinic</source>
        <translation>Todo el equipo de su clínica</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>Alguien cuyo nombre no está confirmado</translation>
    </message>
    <message>
        <source>%1 may read nothing.</source>
        <translation>%1 no puede leer nada.</translation>
    </message>
    <message>
        <source>%1 may read %2 %3. Purpose: %4.</source>
        <translation>%1 puede leer %2 %3. Finalidad: %4.</translation>
    </message>
    <message>
        <source>everything in “%1”</source>
        <translation>todo lo que hay en «%1»</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation>
            <numerusform>%n registro de «%1»</numerusform>
            <numerusform>%n registros de «%1»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected record(s)</source>
        <translation>
            <numerusform>%n registro protegido</numerusform>
            <numerusform>%n registros protegidos</numerusform>
        </translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>sin fecha de fin</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta el %1</translation>
    </message>
    <message>
        <source>The whole team of a clinic</source>
        <translation>Todo el equipo de una clínica</translation>
    </message>
    <message>
        <source>The whole team of %1</source>
        <translation>Todo el equipo de %1</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file ends in the middle. Export it again at its source.</source>
        <translation>El archivo se corta a la mitad. Vuelva a exportarlo desde su origen.</translation>
    </message>
    <message>
        <source>The file&apos;s text is in an encoding that health records don&apos;t use. Export it as UTF-8.</source>
        <translation>El texto del archivo usa una codificación que los registros médicos no emplean. Expórtelo en UTF-8.</translation>
    </message>
    <message>
        <source>The file is damaged, or is no health record in JSON.</source>
        <translation>El archivo está dañado o no es un registro médico en JSON.</translation>
    </message>
    <message>
        <source>The file contradicts itself: it says one thing twice. Export it again at its source.</source>
        <translation>El archivo se contradice: dice lo mismo dos veces. Vuelva a exportarlo desde su origen.</translation>
    </message>
    <message>
        <source>This is not what it should be, or it was cut or mistyped. Copy all of it and try again.</source>
        <translation>Esto no es lo que debería ser, o está cortado o mal escrito. Cópielo entero e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The file is in JSON, but no health record (FHIR).</source>
        <translation>El archivo está en JSON, pero no es un registro médico (FHIR).</translation>
    </message>
    <message>
        <source>The file is a log or a message between servers, not a record. Export the patient&apos;s record instead.</source>
        <translation>El archivo es un historial o un mensaje entre servidores, no un registro. Exporte en su lugar el registro del paciente.</translation>
    </message>
    <message>
        <source>This version of Reseal can&apos;t work with it.</source>
        <translation>Esta versión de Reseal no puede trabajar con ello.</translation>
    </message>
    <message>
        <source>The file is about more than one patient. Export each patient by themselves.</source>
        <translation>El archivo trata de más de un paciente. Exporte cada paciente por separado.</translation>
    </message>
    <message>
        <source>It was changed in the meantime. Look at it again and repeat what you did.</source>
        <translation>Ha cambiado entretanto. Vuelva a mirarlo y repita lo que hizo.</translation>
    </message>
    <message>
        <source>This is something else than was expected here. Nothing was changed.</source>
        <translation>Esto no es lo que se esperaba aquí. No se cambió nada.</translation>
    </message>
    <message>
        <source>It is larger than Reseal takes at once. Nothing was changed.</source>
        <translation>Es más grande de lo que Reseal admite de una vez. No se cambió nada.</translation>
    </message>
    <message>
        <source>It was made by a newer version of Reseal. Update this program to open it.</source>
        <translation>Se creó con una versión más reciente de Reseal. Actualice este programa para abrirlo.</translation>
    </message>
    <message>
        <source>What another clinic sent does not hold up, so it was not used. Ask the clinic&apos;s staff to look at the ledger.</source>
        <translation>Lo que envió otra clínica no supera la comprobación, así que no se usó. Pida al personal de la clínica que revise el libro común.</translation>
    </message>
    <message>
        <source>Its signature is wrong: it does not come from whom it says. It was not used.</source>
        <translation>Su firma es incorrecta: no procede de quien dice. No se usó.</translation>
    </message>
    <message>
        <source>It can&apos;t be decrypted with the keys of this person. Nothing was changed.</source>
        <translation>No se puede descifrar con las claves de esta persona. No se cambió nada.</translation>
    </message>
    <message>
        <source>The passphrase is not right. Nobody can look it up or set a new one; try again, and mind capital letters and the keyboard&apos;s language.</source>
        <translation>La frase de contraseña no es correcta. Nadie puede consultarla ni poner otra; inténtelo de nuevo y fíjese en las mayúsculas y en el idioma del teclado.</translation>
    </message>
    <message>
        <source>Stored files fail their checks: the disk may be failing. Nothing was changed. Don&apos;t delete anything; restore the folder from a backup.</source>
        <translation>Hay archivos guardados que no superan la comprobación: puede que el disco esté fallando. No se cambió nada. No elimine nada; restaure la carpeta desde una copia de seguridad.</translation>
    </message>
    <message>
        <source>It is not there, or not known here yet.</source>
        <translation>No está ahí, o aquí aún no se conoce.</translation>
    </message>
    <message>
        <source>It is there already. Nothing was changed.</source>
        <translation>Ya está ahí. No se cambió nada.</translation>
    </message>
    <message>
        <source>You have no permission for this.</source>
        <translation>No tiene permiso para esto.</translation>
    </message>
    <message>
        <source>The patient has taken the permission back.</source>
        <translation>El paciente ha retirado el permiso.</translation>
    </message>
    <message>
        <source>Its time has run out. Ask for a new one.</source>
        <translation>Su plazo ha terminado. Solicite uno nuevo.</translation>
    </message>
    <message>
        <source>The clinics can&apos;t tell yet whether they know the latest decisions, so nothing is opened. It is tried again; please wait a moment.</source>
        <translation>Las clínicas aún no pueden saber si conocen las últimas decisiones, así que no se abre nada. Se vuelve a intentar; espere un momento.</translation>
    </message>
    <message>
        <source>The ledger&apos;s rules don&apos;t allow it. Nothing was changed.</source>
        <translation>Las reglas del libro común no lo permiten. No se cambió nada.</translation>
    </message>
    <message>
        <source>It belongs to another group of clinics than this one.</source>
        <translation>Pertenece a un grupo de clínicas distinto de este.</translation>
    </message>
    <message>
        <source>The computer that answered is not the clinic&apos;s. Nothing was sent. Tell the clinic.</source>
        <translation>El equipo que respondió no es el de la clínica. No se envió nada. Avise a la clínica.</translation>
    </message>
    <message>
        <source>The clinic can&apos;t be reached at the moment. What you entered is kept; it goes on as soon as the connection is back.</source>
        <translation>En este momento no se puede contactar con la clínica. Lo que ha introducido se conserva; continúa en cuanto vuelva la conexión.</translation>
    </message>
    <message>
        <source>The clinic did not answer in time. What you entered is kept; try again in a moment.</source>
        <translation>La clínica no respondió a tiempo. Lo que ha introducido se conserva; inténtelo de nuevo dentro de un momento.</translation>
    </message>
    <message>
        <source>There is too much to do at once. Nothing was lost; try again in a moment.</source>
        <translation>Hay demasiado que hacer a la vez. No se perdió nada; inténtelo de nuevo dentro de un momento.</translation>
    </message>
    <message>
        <source>The disk is full. What was sealed before is kept, nothing half is. Free some space and do it again: it goes on where it stopped.</source>
        <translation>El disco está lleno. Lo que se selló antes se conserva y nada queda a medias. Libere espacio y repítalo: continúa donde se detuvo.</translation>
    </message>
    <message>
        <source>The computer would not read or write a file. Nothing was changed. Look whether the disk is there and may be written.</source>
        <translation>El equipo no quiso leer o escribir un archivo. No se cambió nada. Compruebe que el disco esté disponible y se pueda escribir en él.</translation>
    </message>
    <message>
        <source>These keys are in use by another window or program. Close that one first.</source>
        <translation>Otra ventana o programa está usando estas claves. Ciérrelo primero.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Se detuvo.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Your clinic&apos;s invitation</source>
        <translation>La invitación de su clínica</translation>
    </message>
    <message>
        <source>Your invitation as a doctor</source>
        <translation>Su invitación como médico o médica</translation>
    </message>
    <message>
        <source>Welcome to Reseal</source>
        <translation>Le damos la bienvenida a Reseal</translation>
    </message>
    <message>
        <source>Clinics keep medical records sealed here. Only the patient can open them to somebody, and take that back.</source>
        <translation>Las clínicas guardan aquí registros médicos sellados. Solo el paciente puede abrirlos para alguien, y retirar ese permiso.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Get started</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Try it with four demo clinics</source>
        <translation>Probar con cuatro clínicas de demostración</translation>
    </message>
    <message>
        <source>Not a certified medical device. Not for primary diagnosis.</source>
        <translation>No es un producto sanitario certificado. No apto para el diagnóstico primario.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>¿Quién es usted?</translation>
    </message>
    <message>
        <source>I am a patient</source>
        <translation>Soy paciente</translation>
    </message>
    <message>
        <source>See my records, and decide who may read them</source>
        <translation>Ver mis registros y decidir quién puede leerlos</translation>
    </message>
    <message>
        <source>I am a doctor</source>
        <translation>Soy médico o médica</translation>
    </message>
    <message>
        <source>Seal records for patients, and ask for theirs</source>
        <translation>Sellar registros para pacientes y solicitar los suyos</translation>
    </message>
    <message>
        <source>I set up a clinic</source>
        <translation>Configuro una clínica</translation>
    </message>
    <message>
        <source>Let a clinic take part: its keys, its people, its network</source>
        <translation>Hacer que una clínica participe: sus claves, sus personas, su red</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Your clinic gives it to you as a file, a QR code or a text. Paste the text here, or open the file or a photo of the code.</source>
        <translation>Su clínica se la da como archivo, código QR o texto. Pegue aquí el texto, o abra el archivo o una foto del código.</translation>
    </message>
    <message>
        <source>The invitation&apos;s text</source>
        <translation>El texto de la invitación</translation>
    </message>
    <message>
        <source>Open a file or a photo…</source>
        <translation>Abrir un archivo o una foto…</translation>
    </message>
    <message>
        <source>Your name, as this program should greet you</source>
        <translation>Su nombre, tal como debe saludarle este programa</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Open an invitation</source>
        <translation>Abrir una invitación</translation>
    </message>
    <message>
        <source>“%1” is neither an invitation nor a picture with a QR code that can be read.</source>
        <translation>«%1» no es una invitación ni una imagen con un código QR legible.</translation>
    </message>
    <message>
        <source>This is something else of Reseal&apos;s, not an invitation (a care card, perhaps). Your clinic gives you an invitation.</source>
        <translation>Esto es otra cosa de Reseal, no una invitación (quizá una tarjeta de paciente). La invitación se la da su clínica.</translation>
    </message>
    <message>
        <source>This is no invitation, or part of it is missing. Copy all of it.</source>
        <translation>Esto no es una invitación, o le falta una parte. Cópiela entera.</translation>
    </message>
    <message>
        <source>This invitation ran out on %1. Ask your clinic for a new one; nothing was changed.</source>
        <translation>Esta invitación caducó el %1. Pida una nueva a su clínica; no se cambió nada.</translation>
    </message>
    <message>
        <source>This invitation is for another role: %1. Go back and choose that, or ask for another one.</source>
        <translation>Esta invitación es para otra persona: %1. Vuelva atrás y elija eso, o pida otra invitación.</translation>
    </message>
    <message>
        <source>An invitation for: %1. It is good until %2.</source>
        <translation>Una invitación para: %1. Es válida hasta el %2.</translation>
    </message>
    <message>
        <source>Your clinic</source>
        <translation>Su clínica</translation>
    </message>
    <message>
        <source>A clinic&apos;s computer keeps sealed records and, together with the other clinics, the ledger of who may open them.</source>
        <translation>El equipo de una clínica guarda registros sellados y, junto con las demás clínicas, el libro común de quién puede abrirlos.</translation>
    </message>
    <message>
        <source>The clinic&apos;s name</source>
        <translation>El nombre de la clínica</translation>
    </message>
    <message>
        <source>Its name, as patients know it</source>
        <translation>Su nombre, tal como lo conocen los pacientes</translation>
    </message>
    <message>
        <source>Address and port</source>
        <translation>Dirección y puerto</translation>
    </message>
    <message>
        <source>Address and port under which the other clinics reach this computer. As it stands, only this computer itself can.</source>
        <translation>Dirección y puerto con los que las demás clínicas llegan a este equipo. Tal como está, solo puede llegar este mismo equipo.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Elija una frase de contraseña</translation>
    </message>
    <message>
        <source>It locks the keys on this computer.</source>
        <translation>Bloquea las claves en este equipo.</translation>
    </message>
    <message>
        <source>Making the keys</source>
        <translation>Creando las claves</translation>
    </message>
    <message>
        <source>Make my keys</source>
        <translation>Crear mis claves</translation>
    </message>
    <message>
        <source>The keys were made, but not entered here.</source>
        <translation>Las claves se crearon, pero no se inscribieron aquí.</translation>
    </message>
    <message>
        <source>No keys were made.</source>
        <translation>No se crearon claves.</translation>
    </message>
</context>
<context>
    <name>GiveSheet</name>
    <message>
        <source>As text</source>
        <translation>Como texto</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Guardar como archivo…</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Guardar como archivo</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>The file was not saved.</source>
        <translation>El archivo no se guardó.</translation>
    </message>
</context>
<context>
    <name>JobsButton</name>
    <message>
        <source>Sealing records</source>
        <translation>Sellando registros</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Leyendo archivos</translation>
    </message>
    <message>
        <source>Opening a record</source>
        <translation>Abriendo un registro</translation>
    </message>
    <message>
        <source>Saving a record</source>
        <translation>Guardando un registro</translation>
    </message>
    <message>
        <source>Giving access</source>
        <translation>Dando acceso</translation>
    </message>
    <message>
        <source>Taking access back</source>
        <translation>Retirando el acceso</translation>
    </message>
    <message>
        <source>Erasing a record</source>
        <translation>Borrando un registro</translation>
    </message>
    <message>
        <source>Sending a request</source>
        <translation>Enviando una solicitud</translation>
    </message>
    <message>
        <source>Nothing under way</source>
        <translation>Nada en curso</translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n en curso</numerusform>
            <numerusform>%n en curso</numerusform>
        </translation>
    </message>
    <message>
        <source>What is under way</source>
        <translation>Lo que está en curso</translation>
    </message>
    <message>
        <source>Everything is done.</source>
        <translation>Todo está hecho.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>Detener: %1</translation>
    </message>
</context>
<context>
    <name>JoiningPage</name>
    <message>
        <source>Your code</source>
        <translation>Su código</translation>
    </message>
    <message>
        <source>What the staff gave you</source>
        <translation>Lo que le dio el personal</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Abrir un archivo…</translation>
    </message>
    <message>
        <source>Lock and come back later</source>
        <translation>Bloquear y volver más tarde</translation>
    </message>
    <message>
        <source>Open what the staff gave you</source>
        <translation>Abrir lo que le dio el personal</translation>
    </message>
    <message>
        <source>You have not been let in yet.</source>
        <translation>Aún no se le ha admitido.</translation>
    </message>
    <message>
        <source>The invitation has run out. Ask your clinic for a new one.</source>
        <translation>La invitación ha caducado. Pida una nueva a su clínica.</translation>
    </message>
    <message>
        <source>The clinic did not accept this invitation: it was withdrawn, or somebody else used it.</source>
        <translation>La clínica no aceptó esta invitación: se anuló o la usó otra persona.</translation>
    </message>
    <message>
        <source>Looking for your clinic…</source>
        <translation>Buscando su clínica…</translation>
    </message>
    <message>
        <source>Show this code at the clinic</source>
        <translation>Muestre este código en la clínica</translation>
    </message>
    <message>
        <source>Almost there…</source>
        <translation>Ya casi está…</translation>
    </message>
    <message>
        <source>Somebody at the desk compares it with theirs and looks at your face: so nobody else can be let in under your name. This page goes on by itself.</source>
        <translation>Alguien del mostrador lo compara con el suyo y le mira a la cara: así nadie más puede ser admitido con su nombre. Esta página continúa sola.</translation>
    </message>
    <message>
        <source>The clinics are told about you. This takes a few seconds.</source>
        <translation>Se informa a las clínicas sobre usted. Esto tarda unos segundos.</translation>
    </message>
    <message>
        <source>%1 · phrase of this group of clinics: %2</source>
        <translation>%1 · frase de este grupo de clínicas: %2</translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>Continuar sin él</translation>
    </message>
    <message>
        <source>Unlock the clinic</source>
        <translation>Desbloquear la clínica</translation>
    </message>
    <message>
        <source>You are let in</source>
        <translation>Ha sido admitido</translation>
    </message>
    <message>
        <source>What is missing is the second text or file from the clinic&apos;s staff. It carries a key that goes over no network. Paste it here, or open the file.</source>
        <translation>Falta el segundo texto o archivo del personal de la clínica. Contiene una clave que no viaja por ninguna red. Péguelo aquí o abra el archivo.</translation>
    </message>
    <message>
        <source>Somebody at the desk compares it with theirs and looks at your face: so nobody else can be let in under your name. Then they give you a second text or file: paste it here, or open the file. It carries a key that goes over no network.</source>
        <translation>Alguien del mostrador lo compara con el suyo y le mira a la cara: así nadie más puede ser admitido con su nombre. Después le dan un segundo texto o archivo: péguelo aquí o abra el archivo. Contiene una clave que no viaja por ninguna red.</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation>Libro común</translation>
    </message>
    <message>
        <source>What the clinics have agreed upon, as it lies on this clinic&apos;s disk: pseudonyms, keys and proofs, no names and no content.</source>
        <translation>Lo que las clínicas han acordado, tal como está en el disco de esta clínica: seudónimos, claves y pruebas; ni nombres ni contenidos.</translation>
    </message>
    <message>
        <source>A block&apos;s number, or the first digits of an id</source>
        <translation>Número de bloque o primeros dígitos de un identificador</translation>
    </message>
    <message>
        <source>Find on the ledger</source>
        <translation>Buscar en el libro común</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Bloques</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloque</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Propuesto por</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transacciones</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Huella</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo encontrado</translation>
    </message>
    <message>
        <source>Older blocks</source>
        <translation>Bloques anteriores</translation>
    </message>
    <message>
        <source>The ledger could not be read.</source>
        <translation>No se pudo leer el libro común.</translation>
    </message>
    <message>
        <source>Carries the clinics&apos; signatures</source>
        <translation>Lleva las firmas de las clínicas</translation>
    </message>
    <message>
        <source>Covered by the signatures of a later block</source>
        <translation>Cubierto por las firmas de un bloque posterior</translation>
    </message>
    <message>
        <source>Type a block&apos;s number, at least 4 digits of a block&apos;s or transaction&apos;s id, or at least 8 of any other.</source>
        <translation>Escriba el número de un bloque, al menos 4 dígitos del identificador de un bloque o una transacción, o al menos 8 de cualquier otro.</translation>
    </message>
    <message>
        <source>The ledger could not be searched.</source>
        <translation>No se pudo buscar en el libro común.</translation>
    </message>
    <message>
        <source>Nothing on the ledger begins with “%1”.</source>
        <translation>Nada en el libro común empieza por «%1».</translation>
    </message>
    <message>
        <source>It is on the ledger. Who is behind it stands nowhere on it.</source>
        <translation>Está en el libro común. Quién está detrás no consta en él en ningún sitio.</translation>
    </message>
    <message>
        <source>The block could not be read.</source>
        <translation>No se pudo leer el bloque.</translation>
    </message>
    <message>
        <source>%1, proposed by %2</source>
        <translation>%1, propuesto por %2</translation>
    </message>
    <message>
        <source>Fingerprint of the block before</source>
        <translation>Huella del bloque anterior</translation>
    </message>
    <message>
        <source>Took effect</source>
        <translation>Surtió efecto</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>No admitida: %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Bloque %1</translation>
    </message>
    <message>
        <source>The transaction could not be read.</source>
        <translation>No se pudo leer la transacción.</translation>
    </message>
    <message>
        <source>✓ Took effect</source>
        <translation>✓ Surtió efecto</translation>
    </message>
    <message>
        <source>✕ Refused: %1</source>
        <translation>✕ No admitida: %1</translation>
    </message>
    <message>
        <source>In block %1, %2</source>
        <translation>En el bloque %1, %2</translation>
    </message>
    <message>
        <source>By a pseudonym:</source>
        <translation>Por un seudónimo:</translation>
    </message>
    <message>
        <source>By %1:</source>
        <translation>Por %1:</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Save the proof…</source>
        <translation>Guardar la prueba…</translation>
    </message>
    <message numerus="yes">
        <source>%n sealed field(s) were erased; their fingerprints are still part of it.</source>
        <translation>
            <numerusform>Se borró %n campo sellado; su huella sigue formando parte de ella.</numerusform>
            <numerusform>Se borraron %n campos sellados; sus huellas siguen formando parte de ella.</numerusform>
        </translation>
    </message>
    <message>
        <source>Transaction %1</source>
        <translation>Transacción %1</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>No se pudo verificar.</translation>
    </message>
    <message>
        <source>✓ Everything fits</source>
        <translation>✓ Todo concuerda</translation>
    </message>
    <message>
        <source>✕ Something does not fit</source>
        <translation>✕ Algo no concuerda</translation>
    </message>
    <message>
        <source>Computed anew from the stored bytes; nothing that is stored as a result was believed.</source>
        <translation>Calculado de nuevo a partir de los bytes guardados; no se dio por bueno ningún resultado almacenado.</translation>
    </message>
    <message>
        <source>expected: %1</source>
        <translation>se esperaba: %1</translation>
    </message>
    <message>
        <source>Back to the transaction</source>
        <translation>Volver a la transacción</translation>
    </message>
    <message>
        <source>Verified step by step</source>
        <translation>Verificada paso a paso</translation>
    </message>
    <message>
        <source>Save the proof</source>
        <translation>Guardar la prueba</translation>
    </message>
    <message>
        <source>The proof was not saved.</source>
        <translation>La prueba no se guardó.</translation>
    </message>
    <message>
        <source>Saved. Whoever knows this group&apos;s phrase can check it without this clinic.</source>
        <translation>Guardada. Quien conozca la frase de este grupo puede comprobarla sin esta clínica.</translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message>
        <source>Block</source>
        <translation>Bloque</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transacción</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clínica</translation>
    </message>
    <message>
        <source>Member&apos;s identity</source>
        <translation>Identidad de un miembro</translation>
    </message>
    <message>
        <source>Pseudonym</source>
        <translation>Seudónimo</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Permiso</translation>
    </message>
    <message>
        <source>The proof can be read</source>
        <translation>La prueba se puede leer</translation>
    </message>
    <message>
        <source>It is of this group of clinics</source>
        <translation>Es de este grupo de clínicas</translation>
    </message>
    <message>
        <source>The group&apos;s first block is signed by its clinics</source>
        <translation>El primer bloque del grupo está firmado por sus clínicas</translation>
    </message>
    <message>
        <source>The transaction&apos;s fingerprint</source>
        <translation>La huella de la transacción</translation>
    </message>
    <message>
        <source>Made for this ledger</source>
        <translation>Hecha para este libro común</translation>
    </message>
    <message>
        <source>Its author&apos;s signature</source>
        <translation>La firma de su autor</translation>
    </message>
    <message>
        <source>A sealed field</source>
        <translation>Un campo sellado</translation>
    </message>
    <message>
        <source>Its leaf in the block&apos;s tree</source>
        <translation>Su hoja en el árbol del bloque</translation>
    </message>
    <message>
        <source>One level up in the tree</source>
        <translation>Un nivel más arriba en el árbol</translation>
    </message>
    <message>
        <source>The tree&apos;s root stands in the block</source>
        <translation>La raíz del árbol consta en el bloque</translation>
    </message>
    <message>
        <source>The block&apos;s fingerprint</source>
        <translation>La huella del bloque</translation>
    </message>
    <message>
        <source>The next block follows it</source>
        <translation>El bloque siguiente va a continuación</translation>
    </message>
    <message>
        <source>The clinics that may sign</source>
        <translation>Las clínicas que pueden firmar</translation>
    </message>
    <message>
        <source>Enough of them signed</source>
        <translation>Han firmado suficientes de ellas</translation>
    </message>
    <message>
        <source>A clinic&apos;s signature</source>
        <translation>La firma de una clínica</translation>
    </message>
    <message>
        <source>The block is final</source>
        <translation>El bloque es definitivo</translation>
    </message>
    <message>
        <source>Member let in</source>
        <translation>Miembro admitido</translation>
    </message>
    <message>
        <source>Pseudonym ended</source>
        <translation>Seudónimo terminado</translation>
    </message>
    <message>
        <source>Keys of a patient</source>
        <translation>Claves de un paciente</translation>
    </message>
    <message>
        <source>Record sorted</source>
        <translation>Registro clasificado</translation>
    </message>
    <message>
        <source>Request declined</source>
        <translation>Solicitud rechazada</translation>
    </message>
    <message>
        <source>Permission taken back</source>
        <translation>Permiso retirado</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <source>Record erased</source>
        <translation>Registro borrado</translation>
    </message>
    <message>
        <source>Member suspended</source>
        <translation>Miembro suspendido</translation>
    </message>
    <message>
        <source>Suspension lifted</source>
        <translation>Suspensión levantada</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Propuesta</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>Voto</translation>
    </message>
    <message>
        <source>Network address changed</source>
        <translation>Dirección de red cambiada</translation>
    </message>
    <message>
        <source>Evidence against a clinic</source>
        <translation>Prueba contra una clínica</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Proof of the key</source>
        <translation>Prueba de la clave</translation>
    </message>
    <message>
        <source>Key for messages</source>
        <translation>Clave para mensajes</translation>
    </message>
    <message>
        <source>Key for sharing</source>
        <translation>Clave para compartir</translation>
    </message>
    <message>
        <source>Admission</source>
        <translation>Admisión</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Emitido</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Home clinic</source>
        <translation>Clínica de origen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Clave pública</translation>
    </message>
    <message>
        <source>Sealed list of ordinary categories</source>
        <translation>Lista sellada de las categorías ordinarias</translation>
    </message>
    <message>
        <source>Sealed list of protected categories</source>
        <translation>Lista sellada de las categorías protegidas</translation>
    </message>
    <message>
        <source>Sealed key</source>
        <translation>Clave sellada</translation>
    </message>
    <message>
        <source>Sealed file</source>
        <translation>Archivo sellado</translation>
    </message>
    <message>
        <source>Length in bytes</source>
        <translation>Longitud en bytes</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>Conservado por</translation>
    </message>
    <message>
        <source>Sealed label</source>
        <translation>Etiqueta sellada</translation>
    </message>
    <message>
        <source>Version of the label</source>
        <translation>Versión de la etiqueta</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Shows that the care card was seen</source>
        <translation>Muestra que se vio la tarjeta de paciente</translation>
    </message>
    <message>
        <source>Patient&apos;s pseudonym</source>
        <translation>Seudónimo del paciente</translation>
    </message>
    <message>
        <source>Sealed words</source>
        <translation>Texto sellado</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Condiciones</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Patient&apos;s key</source>
        <translation>Clave del paciente</translation>
    </message>
    <message>
        <source>Reader&apos;s key</source>
        <translation>Clave del lector</translation>
    </message>
    <message>
        <source>Key for the exchange</source>
        <translation>Clave para el intercambio</translation>
    </message>
    <message>
        <source>Clinics that have to take part</source>
        <translation>Clínicas que deben participar</translation>
    </message>
    <message>
        <source>Passes keys on</source>
        <translation>Transmite claves</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>Compromiso</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Finalidad</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Termina</translation>
    </message>
    <message>
        <source>Sealed note</source>
        <translation>Nota sellada</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Firmado por</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>Hour, counted from 1970</source>
        <translation>Hora, contada desde 1970</translation>
    </message>
    <message>
        <source>Times opened</source>
        <translation>Veces abierto</translation>
    </message>
    <message>
        <source>Times refused</source>
        <translation>Veces denegado</translation>
    </message>
    <message>
        <source>Fingerprint of the single receipts</source>
        <translation>Huella de los recibos individuales</translation>
    </message>
    <message>
        <source>Took its part of a key</source>
        <translation>Tomó su parte de una clave</translation>
    </message>
    <message>
        <source>Destroyed its part of a key</source>
        <translation>Destruyó su parte de una clave</translation>
    </message>
    <message>
        <source>Keeps a copy</source>
        <translation>Conserva una copia</translation>
    </message>
    <message>
        <source>Deleted its copy</source>
        <translation>Eliminó su copia</translation>
    </message>
    <message>
        <source>Openings within an hour</source>
        <translation>Aperturas en una hora</translation>
    </message>
    <message>
        <source>By a clinic</source>
        <translation>Por una clínica</translation>
    </message>
    <message>
        <source>By a member, unnamed</source>
        <translation>Por un miembro, sin nombre</translation>
    </message>
    <message>
        <source>As it was written</source>
        <translation>Tal como se escribió</translation>
    </message>
    <message>
        <source>Without names</source>
        <translation>Sin nombres</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Common key</source>
        <translation>Clave común</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Intento</translation>
    </message>
    <message>
        <source>Parts dealt</source>
        <translation>Partes repartidas</translation>
    </message>
    <message>
        <source>Sealed part</source>
        <translation>Parte sellada</translation>
    </message>
    <message>
        <source>For the clinic number</source>
        <translation>Para la clínica número</translation>
    </message>
    <message>
        <source>Complaint against the clinic number</source>
        <translation>Reclamación contra la clínica número</translation>
    </message>
    <message>
        <source>Published part</source>
        <translation>Parte publicada</translation>
    </message>
    <message>
        <source>For finding out who misused a pseudonym</source>
        <translation>Para averiguar quién abusó de un seudónimo</translation>
    </message>
    <message>
        <source>For emergencies</source>
        <translation>Para emergencias</translation>
    </message>
    <message>
        <source>Common key begun</source>
        <translation>Clave común iniciada</translation>
    </message>
    <message>
        <source>Common key: taking part</source>
        <translation>Clave común: participación</translation>
    </message>
    <message>
        <source>Common key: parts dealt</source>
        <translation>Clave común: partes repartidas</translation>
    </message>
    <message>
        <source>Common key: parts checked</source>
        <translation>Clave común: partes comprobadas</translation>
    </message>
    <message>
        <source>Common key: complaints answered</source>
        <translation>Clave común: reclamaciones respondidas</translation>
    </message>
    <message>
        <source>Common key: next step</source>
        <translation>Clave común: paso siguiente</translation>
    </message>
    <message>
        <source>Emergency declared</source>
        <translation>Emergencia declarada</translation>
    </message>
    <message>
        <source>Emergency: share given</source>
        <translation>Emergencia: parte entregada</translation>
    </message>
    <message>
        <source>Emergency: no share given</source>
        <translation>Emergencia: ninguna parte entregada</translation>
    </message>
    <message>
        <source>Emergency reviewed</source>
        <translation>Emergencia revisada</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Reseal – demo with invented patients</source>
        <translation>Reseal – demostración con pacientes inventados</translation>
    </message>
    <message>
        <source>Something is still under way</source>
        <translation>Aún hay algo en curso</translation>
    </message>
    <message>
        <source>If you close now, it stops. What is finished stays as it is, nothing half is left, and you can do the rest again later.</source>
        <translation>Si cierra ahora, se detiene. Lo terminado queda como está, nada queda a medias y puede hacer el resto más tarde.</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>Dejar abierto</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Detener y cerrar</translation>
    </message>
    <message numerus="yes">
        <source>Nobody seems to be here: this window locks in %n second(s).</source>
        <translation>
            <numerusform>Parece que no hay nadie: esta ventana se bloquea en %n segundo.</numerusform>
            <numerusform>Parece que no hay nadie: esta ventana se bloquea en %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay unlocked</source>
        <translation>Seguir desbloqueado</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Patients and staff of this clinic. You vouch for who they are.</source>
        <translation>Pacientes y personal de esta clínica. Usted responde de quiénes son.</translation>
    </message>
    <message>
        <source>Invite…</source>
        <translation>Invitar…</translation>
    </message>
    <message>
        <source>Waiting to be let in</source>
        <translation>A la espera de admisión</translation>
    </message>
    <message>
        <source>Invited, not here yet</source>
        <translation>Con invitación, sin llegar aún</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>No member&apos;s name has “%1” in it.</source>
        <translation>Ningún miembro tiene «%1» en su nombre.</translation>
    </message>
    <message>
        <source>The members could not be read.</source>
        <translation>No se pudieron leer los miembros.</translation>
    </message>
    <message>
        <source>Name not on file</source>
        <translation>Nombre no archivado</translation>
    </message>
    <message>
        <source>No name noted</source>
        <translation>Sin nombre anotado</translation>
    </message>
    <message>
        <source>%1 · their code: %2</source>
        <translation>%1 · su código: %2</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>No admitir…</translation>
    </message>
    <message>
        <source>Let in…</source>
        <translation>Admitir…</translation>
    </message>
    <message>
        <source>%1 · %2 · until %3</source>
        <translation>%1 · %2 · hasta el %3</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Anular…</translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>Invitar a alguien</translation>
    </message>
    <message>
        <source>Whom is it for? For the clinic only</source>
        <translation>¿Para quién es? Solo para la clínica</translation>
    </message>
    <message>
        <source>Good for</source>
        <translation>Validez</translation>
    </message>
    <message>
        <source>Good for one day</source>
        <translation>Válida un día</translation>
    </message>
    <message>
        <source>Good for one week</source>
        <translation>Válida una semana</translation>
    </message>
    <message>
        <source>Good for 30 days</source>
        <translation>Válida 30 días</translation>
    </message>
    <message>
        <source>Make the invitation</source>
        <translation>Crear la invitación</translation>
    </message>
    <message>
        <source>No invitation was made.</source>
        <translation>No se creó ninguna invitación.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The invitation</source>
        <translation>La invitación</translation>
    </message>
    <message>
        <source>The invitation for %1</source>
        <translation>La invitación para %1</translation>
    </message>
    <message>
        <source>Let them scan the code, or give it as a file. It lets nobody in by itself: you will compare a code and look at the face. Good until %1.</source>
        <translation>Haga que escanee el código o dé la invitación como archivo. Por sí sola no admite a nadie: usted comparará un código y mirará la cara. Válida hasta el %1.</translation>
    </message>
    <message>
        <source>Is it them?</source>
        <translation>¿Es la persona?</translation>
    </message>
    <message>
        <source>Compare this code with the one in their program, and look at their papers. You vouch for the name.</source>
        <translation>Compare este código con el de su programa y mire su documentación. Usted responde del nombre.</translation>
    </message>
    <message>
        <source>Name, as in their papers</source>
        <translation>Nombre, como en su documentación</translation>
    </message>
    <message>
        <source>Title or field, such as “cardiologist”</source>
        <translation>Título o especialidad, como «cardiología»</translation>
    </message>
    <message>
        <source>The code is the same: let in</source>
        <translation>El código coincide: admitir</translation>
    </message>
    <message>
        <source>Write down the name first.</source>
        <translation>Anote primero el nombre.</translation>
    </message>
    <message>
        <source>Nobody was let in.</source>
        <translation>No se admitió a nadie.</translation>
    </message>
    <message>
        <source>%1 is in. Their program goes on by itself.</source>
        <translation>Se ha admitido a %1. Su programa continúa solo.</translation>
    </message>
    <message>
        <source>%1 is in</source>
        <translation>Se ha admitido a %1</translation>
    </message>
    <message>
        <source>Give this to them by hand, as a code or a file: it carries the key of the clinic&apos;s archive and should go over no network. Without it they can&apos;t seal records.</source>
        <translation>Entréguelo en mano, como código o archivo: contiene la clave del archivo de la clínica y no debería pasar por ninguna red. Sin ello no se pueden sellar registros.</translation>
    </message>
    <message>
        <source>Withdraw the invitation?</source>
        <translation>¿Anular la invitación?</translation>
    </message>
    <message>
        <source>Whoever has it can&apos;t be let in with it any more.</source>
        <translation>Quien la tenga ya no podrá entrar con ella.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>The invitation was not withdrawn.</source>
        <translation>La invitación no se anuló.</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>Anulada.</translation>
    </message>
    <message>
        <source>Nobody is in this clinic yet</source>
        <translation>Aún no hay nadie en esta clínica</translation>
    </message>
    <message>
        <source>Invite a doctor first, then patients: whoever has an invitation joins with it, and you let them in here.</source>
        <translation>Invite primero a un médico y después a pacientes: quien tiene una invitación se registra con ella, y usted le da acceso aquí.</translation>
    </message>
    <message>
        <source>Invite a doctor…</source>
        <translation>Invitar a un médico…</translation>
    </message>
    <message>
        <source>Only the fingerprint of an invitation is kept here, so none can be shown again. If one is lost, withdraw it and make a new one.</source>
        <translation>Aquí solo se guarda la huella de una invitación, por lo que no se puede volver a mostrar. Si se pierde, anúlela y haga otra.</translation>
    </message>
    <message>
        <source>%1, since %2.</source>
        <translation>%1, desde el %2.</translation>
    </message>
    <message>
        <source>The code that was compared: %1</source>
        <translation>El código que se comparó: %1</translation>
    </message>
    <message>
        <source>Is the passphrase or the computer lost? Invite them again: with a new invitation they get new keys and become a member once more.</source>
        <translation>¿Se perdió la frase de contraseña o el equipo? Invite de nuevo: con una invitación nueva se obtienen claves nuevas y se vuelve a ser miembro.</translation>
    </message>
    <message>
        <source>Invite again…</source>
        <translation>Invitar de nuevo…</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>votes</source>
        <translation>vota</translation>
    </message>
    <message>
        <source>passes keys on</source>
        <translation>transmite claves</translation>
    </message>
    <message>
        <source>keeps records</source>
        <translation>guarda registros</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Desconectada</translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) behind</source>
        <translation>
            <numerusform>%n bloque de retraso</numerusform>
            <numerusform>%n bloques de retraso</numerusform>
        </translation>
    </message>
    <message>
        <source>This clinic</source>
        <translation>Esta clínica</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Conectada</translation>
    </message>
    <message>
        <source>Your clinic&apos;s computer does not answer. What you do is kept on this computer and sent as soon as it does.</source>
        <translation>El equipo de su clínica no responde. Lo que usted haga se conserva en este equipo y se envía en cuanto responda.</translation>
    </message>
    <message>
        <source>As your clinic sees it. At least %1 clinics have to be there for a decision to take effect; taking a permission back works at once with each clinic that hears of it.</source>
        <translation>Tal como lo ve su clínica. Al menos %1 clínicas tienen que estar conectadas para que una decisión surta efecto; retirar un permiso actúa al instante en cada clínica que se entera.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>The clinics that keep the ledger together, as this one sees them.</source>
        <translation>Las clínicas que llevan juntas el libro común, tal como las ve esta.</translation>
    </message>
    <message>
        <source>The clinics as a table</source>
        <translation>Las clínicas en una tabla</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clínica</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloque</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Qué hace</translation>
    </message>
    <message>
        <source>This group&apos;s phrase: %1. Every clinic&apos;s program shows the same.</source>
        <translation>Frase de este grupo: %1. El programa de cada clínica muestra la misma.</translation>
    </message>
    <message>
        <source>The network&apos;s state could not be read.</source>
        <translation>No se pudo leer el estado de la red.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 clinics are there; at least %3 have to be for anything to be decided. Block %4; %n transaction(s) wait.</source>
        <translation>
            <numerusform>%1 de %2 clínicas están conectadas; hacen falta al menos %3 para decidir algo. Bloque %4; %n transacción espera.</numerusform>
            <numerusform>%1 de %2 clínicas están conectadas; hacen falta al menos %3 para decidir algo. Bloque %4; %n transacciones esperan.</numerusform>
        </translation>
    </message>
    <message>
        <source>This clinic does not vote at the moment: after a restart it asks the others first what it has signed. %1</source>
        <translation>Esta clínica no vota en este momento: tras un reinicio pregunta primero a las demás qué ha firmado. %1</translation>
    </message>
    <message>
        <source>The clinic on this computer must be unlocked first: whoever knows its passphrase does that, and then you come back. You are locked meanwhile.</source>
        <translation>Primero hay que desbloquear la clínica de este equipo: lo hace quien conoce su frase de contraseña, y después vuelve usted. Mientras tanto su sesión queda bloqueada.</translation>
    </message>
    <message>
        <source>Unlock the clinic</source>
        <translation>Desbloquear la clínica</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>La misma frase de contraseña otra vez</translation>
    </message>
    <message>
        <source>Strength of the passphrase</source>
        <translation>Seguridad de la frase de contraseña</translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation>Las dos no son iguales</translation>
    </message>
    <message>
        <source>Four or five words that have nothing to do with each other are easy to remember and hard to guess. Nobody can look it up or set a new one for you.</source>
        <translation>Cuatro o cinco palabras que no tengan nada que ver entre sí son fáciles de recordar y difíciles de adivinar. Nadie puede consultarla ni poner otra por usted.</translation>
    </message>
    <message>
        <source>Nobody can look it up or set a new one for you. Write it down and keep it where you keep your passport.</source>
        <translation>Nadie puede consultarla ni poner otra por usted. Anótela y guárdela donde guarda su pasaporte.</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Unlock the clinic</source>
        <translation>Desbloquear la clínica</translation>
    </message>
    <message>
        <source>Your clinic is on this computer, and locked: whoever knows its passphrase unlocks it, and then you come back.</source>
        <translation>Su clínica está en este equipo, y bloqueada: la desbloquea quien conoce su frase de contraseña, y después vuelve usted.</translation>
    </message>
</context>
<context>
    <name>PatientTable</name>
    <message>
        <source>not known</source>
        <translation>no se conoce</translation>
    </message>
    <message>
        <source>no care card</source>
        <translation>sin tarjeta</translation>
    </message>
    <message>
        <source>Your patient</source>
        <translation>Paciente suyo</translation>
    </message>
    <message>
        <source>In the register: choose to add</source>
        <translation>En el índice: elegir para añadir</translation>
    </message>
    <message>
        <source>In the register: no care card yet</source>
        <translation>En el índice: aún sin tarjeta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Nacimiento</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Procedencia</translation>
    </message>
    <message>
        <source>In the register: its care card is damaged</source>
        <translation>En el índice: tarjeta dañada</translation>
    </message>
</context>
<context>
    <name>PatientsPage</name>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Yours, and while you type those in your clinic&apos;s register.</source>
        <translation>Los suyos y, mientras escribe, los del índice de pacientes de su clínica.</translation>
    </message>
    <message>
        <source>Add by care card…</source>
        <translation>Añadir con tarjeta…</translation>
    </message>
    <message>
        <source>Name, birth date or number</source>
        <translation>Nombre, fecha de nacimiento o número</translation>
    </message>
    <message>
        <source>Find patients</source>
        <translation>Buscar pacientes</translation>
    </message>
    <message>
        <source>No patients yet</source>
        <translation>Aún no hay pacientes</translation>
    </message>
    <message>
        <source>Ask a patient for the care card and scan or paste it: then you can seal records for them and ask to read what others sealed.</source>
        <translation>Pida a un paciente su tarjeta de paciente y escanéela o péguela: así puede sellar registros para esa persona y solicitar leer lo que otros sellaron.</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>Nadie coincide</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>No se pudieron obtener sus pacientes.</translation>
    </message>
    <message>
        <source>The clinic&apos;s register was not asked.</source>
        <translation>No se consultó el índice de pacientes de la clínica.</translation>
    </message>
    <message>
        <source>%1 is among your patients now.</source>
        <translation>%1 está ahora entre sus pacientes.</translation>
    </message>
    <message>
        <source>%1 is added; the clinics are told. Sealing and asking is possible in a moment.</source>
        <translation>Se ha añadido a %1; se informa a las clínicas. Dentro de un momento podrá sellar y solicitar.</translation>
    </message>
    <message>
        <source>The patient was not entered into the clinic&apos;s register.</source>
        <translation>El paciente no se inscribió en el índice de la clínica.</translation>
    </message>
    <message>
        <source>Neither your patients nor your clinic&apos;s register have somebody of this name, birth date or number. Ask the patient for the care card, or let the clinic&apos;s staff enter it into the register.</source>
        <translation>Ni entre sus pacientes ni en el índice de pacientes de su clínica hay alguien con ese nombre, fecha de nacimiento o número. Pida al paciente su tarjeta de paciente, o haga que el personal de la clínica la inscriba en el índice.</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>Choose a point with the arrow keys or the mouse.</source>
        <translation>Elija un punto con las teclas de flecha o el ratón.</translation>
    </message>
    <message>
        <source>▨ Marked on the axis: there are results of these days that you may not read. Curves may run through what is missing.</source>
        <translation>▨ Marcado en el eje: hay resultados de estos días que usted no puede leer. Las curvas pueden pasar por encima de lo que falta.</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>reference %1 to %2</source>
        <translation>referencia de %1 a %2</translation>
    </message>
    <message>
        <source>reference from %1</source>
        <translation>referencia desde %1</translation>
    </message>
    <message>
        <source>reference up to %1</source>
        <translation>referencia hasta %1</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sin fecha</translation>
    </message>
    <message>
        <source>▲ high</source>
        <translation>▲ alto</translation>
    </message>
    <message>
        <source>▼ low</source>
        <translation>▼ bajo</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>Valores en el tiempo</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Reseal – demo with invented patients</source>
        <translation>Reseal – demostración con pacientes inventados</translation>
    </message>
    <message>
        <source>Setting up four demo clinics</source>
        <translation>Preparando cuatro clínicas de demostración</translation>
    </message>
    <message>
        <source>They found a ledger together on this computer, take in made-up patients, and seal years of their records. The first time this takes a minute or two.</source>
        <translation>Fundan juntas un libro común en este equipo, admiten a pacientes inventados y sellan años de sus registros. La primera vez esto tarda uno o dos minutos.</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>The demo could not be set up. Delete its folder and try again.</source>
        <translation>No se pudo preparar la demostración. Elimine su carpeta e inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>QrView</name>
    <message>
        <source>QR code</source>
        <translation>Código QR</translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>Find by words, date or clinic</source>
        <translation>Buscar por palabras, fecha o clínica</translation>
    </message>
    <message>
        <source>Find records</source>
        <translation>Buscar registros</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Sorted or not</source>
        <translation>Clasificado o no</translation>
    </message>
    <message>
        <source>Readable or not</source>
        <translation>Legible o no</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>To be sorted</source>
        <translation>Por clasificar</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>Legibles</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Solicitados</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueados</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminados</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>Aún no hay registros</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nada coincide</translation>
    </message>
    <message>
        <source>No record fits what you are looking for.</source>
        <translation>Ningún registro coincide con lo que busca.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Todas las categorías</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n registro</numerusform>
            <numerusform>%n registros</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>A double click or Enter opens a record.</source>
        <translation>Un doble clic o Intro abre un registro.</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>To be sorted</source>
        <translation>Por clasificar</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>%n copia</numerusform>
            <numerusform>%n copias</numerusform>
        </translation>
    </message>
    <message>
        <source>Readable until %1</source>
        <translation>Legible hasta el %1</translation>
    </message>
    <message>
        <source>Not shown to you</source>
        <translation>No se le muestra</translation>
    </message>
    <message>
        <source>A record in a protected category</source>
        <translation>Un registro de una categoría protegida</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clínica</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>Para usted</translation>
    </message>
    <message>
        <source>Sealed on %1; open it to see what it is</source>
        <translation>Sellado el %1; ábralo para ver qué es</translation>
    </message>
    <message>
        <source>No title before the patient has sorted it in</source>
        <translation>Sin título hasta que el paciente lo clasifique</translation>
    </message>
    <message>
        <source>%1 (readable values)</source>
        <translation>%1 (valores legibles)</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>My records</source>
        <translation>Mis registros</translation>
    </message>
    <message>
        <source>Everything that clinics have sealed for you.</source>
        <translation>Todo lo que las clínicas han sellado para usted.</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>Guardar todo…</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>Aún no hay registros</translation>
    </message>
    <message>
        <source>Show your care card at a clinic: what its doctors seal for you appears here, and only you can open it to others.</source>
        <translation>Muestre su tarjeta de paciente en una clínica: lo que sus médicos sellen para usted aparece aquí, y solo usted puede abrirlo para otros.</translation>
    </message>
    <message>
        <source>The records could not be fetched.</source>
        <translation>No se pudieron obtener los registros.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) wait to be sorted: open one and choose where it belongs. Until then nobody can ask for it.</source>
        <translation>
            <numerusform>%n registro espera a ser clasificado: ábralo y elija adónde pertenece. Hasta entonces nadie puede solicitarlo.</numerusform>
            <numerusform>%n registros esperan a ser clasificados: abra uno y elija adónde pertenece. Hasta entonces nadie puede solicitarlo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sort it in…</source>
        <translation>Clasificar en…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Borrar…</translation>
    </message>
    <message>
        <source>It was not sorted in.</source>
        <translation>No se clasificó.</translation>
    </message>
    <message>
        <source>It lies in “%1” now.</source>
        <translation>Ahora está en «%1».</translation>
    </message>
    <message>
        <source>%1 (suggested)</source>
        <translation>%1 (propuesta)</translation>
    </message>
    <message>
        <source>Erase “%1” for good?</source>
        <translation>¿Borrar «%1» para siempre?</translation>
    </message>
    <message>
        <source>All clinics delete it, and nobody can open it any more, you neither. Copies that somebody saved before are out of reach. Clinics may have to keep records of their own by law.</source>
        <translation>Todas las clínicas lo eliminan y nadie podrá abrirlo, tampoco usted. Las copias que alguien haya guardado antes quedan fuera de alcance. La ley puede obligar a las clínicas a conservar registros propios.</translation>
    </message>
    <message>
        <source>Erase it</source>
        <translation>Borrarlo</translation>
    </message>
    <message>
        <source>It was not erased.</source>
        <translation>No se borró.</translation>
    </message>
    <message>
        <source>Erased. The clinics delete their copies as they hear of it.</source>
        <translation>Borrado. Las clínicas eliminan sus copias a medida que se enteran.</translation>
    </message>
    <message>
        <source>Save to which folder?</source>
        <translation>¿En qué carpeta guardarlo?</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) saved to %1. They are not protected there: whoever can use the folder can read them.</source>
        <translation>
            <numerusform>%n registro guardado en %1. Allí no está protegido: quien pueda usar la carpeta puede leerlo.</numerusform>
            <numerusform>%n registros guardados en %1. Allí no están protegidos: quien pueda usar la carpeta puede leerlos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving records</source>
        <translation>Guardando registros</translation>
    </message>
    <message>
        <source>%1 of %2 records were saved; then it stopped.</source>
        <translation>Se guardaron %1 de %2 registros; después se detuvo.</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>Alguien cuyo nombre no está confirmado</translation>
    </message>
    <message>
        <source>Request by %1</source>
        <translation>Solicitud de %1</translation>
    </message>
    <message>
        <source>✓ Confirmed by %1</source>
        <translation>✓ Confirmado por %1</translation>
    </message>
    <message>
        <source>Asks to read, for: %1</source>
        <translation>Solicita leer. Finalidad: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>What they wrote: %1</source>
        <translation>Lo que escribió: %1</translation>
    </message>
    <message>
        <source>%1: tick to include</source>
        <translation>%1: marcar para incluir</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation>
            <numerusform>%n registro de «%1»</numerusform>
            <numerusform>%n registros de «%1»</numerusform>
        </translation>
    </message>
    <message>
        <source>Time left to undo</source>
        <translation>Tiempo para deshacer</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Approve part…</source>
        <translation>Aprobar parte…</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>This request can&apos;t be believed, so it can only be declined.</source>
        <translation>Esta solicitud no es creíble, así que solo se puede rechazar.</translation>
    </message>
    <message>
        <source>Undo (%1 s)</source>
        <translation>Deshacer (%1 s)</translation>
    </message>
    <message>
        <source>Tick what you want to share first.</source>
        <translation>Marque primero lo que quiere compartir.</translation>
    </message>
    <message>
        <source>Nothing is signed yet. Afterwards you can only take it back, which does not undo what has been read until then.</source>
        <translation>Aún no se ha firmado nada. Después solo puede retirarlo, y eso no deshace lo que se haya leído hasta entonces.</translation>
    </message>
    <message>
        <source>Not for %1 alone: everybody whom the clinic names in its team can open it, those who come later too. In your activity you see who it was each time one of them opens a record.</source>
        <translation>No solo para %1: todas las personas que la clínica nombra en su equipo pueden abrirlo, también quienes se incorporen después. En su actividad verá quién fue cada vez que alguien abra un documento.</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>Alguien cuyo nombre no está confirmado</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>Who asks to read your records. Nobody can before you approve.</source>
        <translation>Quién solicita leer sus registros. Nadie puede hacerlo antes de que usted apruebe.</translation>
    </message>
    <message>
        <source>Nobody is asking</source>
        <translation>Nadie solicita nada</translation>
    </message>
    <message>
        <source>When a doctor asks to read something of yours, it appears here. Show your care card at a clinic so that they can find you.</source>
        <translation>Cuando un médico solicita leer algo suyo, aparece aquí. Muestre su tarjeta de paciente en una clínica para que puedan encontrarle.</translation>
    </message>
    <message>
        <source>Show my care card</source>
        <translation>Mostrar mi tarjeta</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondidas</translation>
    </message>
    <message>
        <source>The requests could not be fetched.</source>
        <translation>No se pudieron obtener las solicitudes.</translation>
    </message>
    <message>
        <source>✓ Approved</source>
        <translation>✓ Aprobada</translation>
    </message>
    <message>
        <source>✕ Declined</source>
        <translation>✕ Rechazada</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>An approval for %1 that is not signed yet</source>
        <translation>Una aprobación para %1 que aún no está firmada</translation>
    </message>
    <message>
        <source>Giving access: the clinics are told…</source>
        <translation>Dando acceso: se informa a las clínicas…</translation>
    </message>
    <message>
        <source>%1 was not given access.</source>
        <translation>No se dio acceso a %1.</translation>
    </message>
    <message>
        <source>%1 can read it now.</source>
        <translation>%1 ya puede leerlo.</translation>
    </message>
    <message>
        <source>You approved %1&apos;s request. It takes effect as soon as enough clinics have heard of it; there is nothing more to do.</source>
        <translation>Usted aprobó la solicitud de %1. Surte efecto en cuanto se enteren suficientes clínicas; no hay que hacer nada más.</translation>
    </message>
    <message>
        <source>Who can see what</source>
        <translation>Quién ve qué</translation>
    </message>
    <message>
        <source>Decline this request?</source>
        <translation>¿Rechazar esta solicitud?</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>The request was not declined.</source>
        <translation>La solicitud no se rechazó.</translation>
    </message>
    <message>
        <source>The request of %1 is not there any more: it was answered elsewhere, or withdrawn. Nothing was signed here.</source>
        <translation>La solicitud de %1 ya no existe: se respondió en otro lugar o se retiró. Aquí no se firmó nada.</translation>
    </message>
    <message>
        <source>It is not certain yet whether %1 was given access: look at “Who can see what” in a while.</source>
        <translation>Todavía no es seguro si %1 recibió acceso: mire «Quién puede ver qué» dentro de un rato.</translation>
    </message>
    <message>
        <source>%1 gets nothing by this request. To them it looks as if you had not answered yet.</source>
        <translation>%1 no obtiene nada con esta solicitud. Para esa persona es como si usted aún no hubiera respondido.</translation>
    </message>
    <message>
        <source>Declined. %1 gets nothing by this request.</source>
        <translation>Rechazado. %1 no obtiene nada con esta solicitud.</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>The clinics as a ring</source>
        <translation>Las clínicas en anillo</translation>
    </message>
</context>
<context>
    <name>SealPage</name>
    <message>
        <source>Drop files here</source>
        <translation>Suelte archivos aquí</translation>
    </message>
    <message>
        <source>Health records (FHIR, JSON) are sorted by themselves; any other file is sealed as it is. You see what it becomes before anything is sealed.</source>
        <translation>Los registros médicos (FHIR, JSON) se clasifican solos; cualquier otro archivo se sella tal cual. Antes de sellar nada verá en qué se convierte.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>The file does not say whose record it is.</source>
        <translation>El archivo no dice de quién es el registro.</translation>
    </message>
    <message>
        <source>Something in it refers to what is not in the file.</source>
        <translation>Algo de su contenido remite a lo que no está en el archivo.</translation>
    </message>
    <message>
        <source>Some parts are of a kind nobody knows; they go to the notes.</source>
        <translation>Algunas partes son de un tipo que nadie conoce; van a las notas.</translation>
    </message>
    <message>
        <source>The server that made this file holds more than is in it.</source>
        <translation>El servidor que creó este archivo tiene más de lo que hay en él.</translation>
    </message>
    <message>
        <source>The file is marked as protected as a whole.</source>
        <translation>El archivo está marcado como protegido en su totalidad.</translation>
    </message>
    <message>
        <source>Some part is in it in two versions.</source>
        <translation>Alguna parte figura en él en dos versiones.</translation>
    </message>
    <message>
        <source>Some part is about a group, a device or a place.</source>
        <translation>Alguna parte trata de un grupo, un aparato o un lugar.</translation>
    </message>
    <message>
        <source>The file is in XML: it is sealed as a document, not sorted.</source>
        <translation>El archivo está en XML: se sella como documento, sin clasificar.</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Nota: %1</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Nuevo registro</translation>
    </message>
    <message>
        <source>Sealed for one patient: afterwards only they can open it to others.</source>
        <translation>Sellado para un paciente: después solo esa persona puede abrirlo para otros.</translation>
    </message>
    <message>
        <source>For which patient</source>
        <translation>Para qué paciente</translation>
    </message>
    <message>
        <source>For which patient?</source>
        <translation>¿Para qué paciente?</translation>
    </message>
    <message>
        <source>What would be sealed</source>
        <translation>Lo que se sellaría</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sellar</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>I have checked: the file is about this patient, although it names somebody else</source>
        <translation>Lo he comprobado: el archivo es de este paciente, aunque nombra a otra persona</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Trabajando</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>No se pudieron obtener sus pacientes.</translation>
    </message>
    <message>
        <source>Which files?</source>
        <translation>¿Qué archivos?</translation>
    </message>
    <message>
        <source>Choose the patient first, above.</source>
        <translation>Elija primero al paciente, arriba.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be sealed; nothing was changed.</source>
        <translation>«%1» no se puede sellar; no se cambió nada.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>sobre %1</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>nacimiento: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) sealed before, left out</source>
        <translation>
            <numerusform>%n parte sellada antes, omitida</numerusform>
            <numerusform>%n partes selladas antes, omitidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) without content, left out</source>
        <translation>
            <numerusform>%n parte sin contenido, omitida</numerusform>
            <numerusform>%n partes sin contenido, omitidas</numerusform>
        </translation>
    </message>
    <message>
        <source>▲ The file names “%1”. That is not how you call this patient. Is it the right file?</source>
        <translation>▲ El archivo nombra a «%1». Usted no llama así a este paciente. ¿Es el archivo correcto?</translation>
    </message>
    <message>
        <source>Seal “%1”</source>
        <translation>Sellar «%1»</translation>
    </message>
    <message>
        <source>Category of “%1”</source>
        <translation>Categoría de «%1»</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>Elija, por favor</translation>
    </message>
    <message>
        <source>%1 (suggested)</source>
        <translation>%1 (propuesta)</translation>
    </message>
    <message numerus="yes">
        <source>Seal %n record(s)</source>
        <translation>
            <numerusform>Sellar %n registro</numerusform>
            <numerusform>Sellar %n registros</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing new in it: everything was sealed before.</source>
        <translation>No hay nada nuevo: todo se selló antes.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) may be sensitive: choose where they belong.</source>
        <translation>
            <numerusform>%n registro puede ser sensible: elija adónde pertenece.</numerusform>
            <numerusform>%n registros pueden ser sensibles: elija adónde pertenecen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Is it the right file? Tick the box above, or put it away.</source>
        <translation>¿Es el archivo correcto? Marque la casilla de arriba o descártelo.</translation>
    </message>
    <message>
        <source>Nothing is sealed yet.</source>
        <translation>Aún no se ha sellado nada.</translation>
    </message>
    <message>
        <source>Not everything was sealed. What you chose is still here: press “Seal” again and it goes on where it stopped.</source>
        <translation>No se selló todo. Lo que eligió sigue aquí: pulse «Sellar» otra vez y continúa donde se detuvo.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed at this clinic. Entering them on the ledger, or the second copy, goes on by itself as soon as the other clinics answer.</source>
        <translation>
            <numerusform>%n registro sellado en esta clínica. Su inscripción en el libro común, o la segunda copia, continúa sola en cuanto respondan las demás clínicas.</numerusform>
            <numerusform>%n registros sellados en esta clínica. Su inscripción en el libro común, o la segunda copia, continúa sola en cuanto respondan las demás clínicas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>Abrir la historia</translation>
    </message>
    <message>
        <source>One of the files can&apos;t be sealed; nothing was changed.</source>
        <translation>Uno de los archivos no se puede sellar; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Desmarcar todo</translation>
    </message>
    <message>
        <source>You have no patients yet</source>
        <translation>Aún no tiene pacientes</translation>
    </message>
    <message>
        <source>A record is sealed for one patient. Ask for the care card and add them first.</source>
        <translation>Un registro se sella para un paciente. Pida su tarjeta de paciente y añádalo primero.</translation>
    </message>
    <message>
        <source>Add a patient…</source>
        <translation>Añadir un paciente…</translation>
    </message>
    <message numerus="yes">
        <source>%n of these the patient has to sort in, because its category is protected: until then lists show its date, and neither title nor category.</source>
        <translation>
            <numerusform>%n de estos lo tiene que clasificar el paciente, porque su categoría está protegida: hasta entonces las listas muestran la fecha, pero ni el título ni la categoría.</numerusform>
            <numerusform>%n de estos los tiene que clasificar el paciente, porque su categoría está protegida: hasta entonces las listas muestran la fecha, pero ni el título ni la categoría.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Marcar todo</translation>
    </message>
    <message numerus="yes">
        <source>Sealing %n record(s)…</source>
        <translation>
            <numerusform>Sellando %n registro…</numerusform>
            <numerusform>Sellando %n registros…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed, and kept at %1 clinics.</source>
        <translation>
            <numerusform>%n registro sellado y guardado en %1 clínicas.</numerusform>
            <numerusform>%n registros sellados y guardados en %1 clínicas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed, and kept at your clinic only.</source>
        <translation>
            <numerusform>%n registro sellado y guardado solo en su clínica.</numerusform>
            <numerusform>%n registros sellados y guardados solo en su clínica.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed at your clinic. Entering them on the ledger goes on by itself.</source>
        <translation>
            <numerusform>%n registro sellado en su clínica. Su inscripción en el libro común continúa sola.</numerusform>
            <numerusform>%n registros sellados en su clínica. Su inscripción en el libro común continúa sola.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was read of the files was let go when the window locked. Choose them again: what is sealed already is left out.</source>
        <translation>Lo que se había leído de los archivos se descartó al bloquearse la ventana. Elíjalos otra vez: lo que ya está sellado se deja fuera.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>A page, a patient, a record…</source>
        <translation>Una página, un paciente, un registro…</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Qué buscar</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo encontrado</translation>
    </message>
    <message>
        <source>Look for “%1” in %2</source>
        <translation>Buscar «%1» en %2</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Show what was typed</source>
        <translation>Mostrar lo escrito</translation>
    </message>
</context>
<context>
    <name>SharingModel</name>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n registro</numerusform>
            <numerusform>%n registros</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (being set up)</source>
        <translation>%1 (preparándose)</translation>
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
        <translation>nada</translation>
    </message>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>Alguien cuyo nombre no está confirmado</translation>
    </message>
</context>
<context>
    <name>SharingPage</name>
    <message>
        <source>Who can see what</source>
        <translation>Quién ve qué</translation>
    </message>
    <message>
        <source>Nobody can read your records</source>
        <translation>Nadie puede leer sus registros</translation>
    </message>
    <message>
        <source>Whoever you approve appears here, with what they may read and until when.</source>
        <translation>Aquí aparece cada persona a quien usted apruebe, con lo que puede leer y hasta cuándo.</translation>
    </message>
    <message>
        <source>It could not be fetched who can see what.</source>
        <translation>No se pudo obtener quién ve qué.</translation>
    </message>
    <message>
        <source>Approved on %1.</source>
        <translation>Aprobado el %1.</translation>
    </message>
    <message>
        <source>%1 of %2 clinics hold their part of the key; %3 have to take part each time.</source>
        <translation>%1 de %2 clínicas tienen su parte de la clave; %3 tienen que participar cada vez.</translation>
    </message>
    <message>
        <source>Being set up: %1 of at least %2 clinics have their part of the key.</source>
        <translation>Preparándose: %1 de al menos %2 clínicas tienen su parte de la clave.</translation>
    </message>
    <message numerus="yes">
        <source>Opened %n time(s), as the clinics have accounted for until now.</source>
        <translation>
            <numerusform>Abierto %n vez, según lo que las clínicas han declarado hasta ahora.</numerusform>
            <numerusform>Abierto %n veces, según lo que las clínicas han declarado hasta ahora.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>Retirar…</translation>
    </message>
    <message>
        <source>This reader</source>
        <translation>Esta persona</translation>
    </message>
    <message>
        <source>Take it back?</source>
        <translation>¿Retirar el permiso?</translation>
    </message>
    <message>
        <source>%1 can open nothing more in “%2”, from the moment the clinics hear of it. What was read until then can&apos;t be taken back.</source>
        <translation>%1 no podrá abrir nada más de «%2» desde el momento en que las clínicas se enteren. Lo que se haya leído hasta entonces no se puede retirar.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>It was not taken back yet.</source>
        <translation>Aún no se retiró.</translation>
    </message>
    <message>
        <source>Choose a cell to see more, or to take it back.</source>
        <translation>Elija una celda para ver más o para retirar el permiso.</translation>
    </message>
    <message>
        <source>Taken back: %1 can open nothing more in “%2”.</source>
        <translation>Retirado: %1 ya no puede abrir nada en «%2».</translation>
    </message>
    <message>
        <source>You have also allowed “%1” to the team of %2. If %3 belongs to it, the team can still open it for them. Take that back, too, if you don&apos;t want this.</source>
        <translation>También ha permitido «%1» al equipo de %2. Si %3 pertenece a él, el equipo aún puede abrirlo para esa persona. Retírelo también si no lo desea.</translation>
    </message>
    <message>
        <source>Taken back: what you had allowed %1 in “%2”.</source>
        <translation>Retirado: lo que había permitido a %1 en «%2».</translation>
    </message>
    <message>
        <source>Somebody else whom you have allowed it can&apos;t read what is added from now on: too few clinics are left that could help. Let them ask again.</source>
        <translation>Otra persona a quien usted se lo permitió no puede leer lo que se añada desde ahora: quedan muy pocas clínicas que puedan ayudar. Que lo pida de nuevo.</translation>
    </message>
    <message>
        <source>A new key for what is added later follows by itself.</source>
        <translation>Una clave nueva para lo que se añada después seguirá por sí sola.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the details</source>
        <translation>Cerrar los detalles</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pendiente</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>Almacén</translation>
    </message>
    <message>
        <source>Sealed records, the ledger, and parts of keys. This clinic can read none of the records.</source>
        <translation>Registros sellados, el libro común y partes de claves. Esta clínica no puede leer ninguno de los registros.</translation>
    </message>
    <message>
        <source>What is kept here</source>
        <translation>Lo que se guarda aquí</translation>
    </message>
    <message>
        <source>Sealed records</source>
        <translation>Registros sellados</translation>
    </message>
    <message>
        <source>The ledger</source>
        <translation>El libro común</translation>
    </message>
    <message>
        <source>Parts of keys for readers</source>
        <translation>Partes de claves para lectores</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>Libre en el disco</translation>
    </message>
    <message>
        <source>How full the disk is, as far as this program knows</source>
        <translation>Cuán lleno está el disco, según lo que sabe este programa</translation>
    </message>
    <message>
        <source>Is it safe?</source>
        <translation>¿Está a salvo?</translation>
    </message>
    <message>
        <source>Reading it through compares everything with its fingerprint on the ledger, and fetches from other clinics what has rotted.</source>
        <translation>La revisión compara todo con su huella en el libro común y trae de otras clínicas lo que se haya dañado.</translation>
    </message>
    <message>
        <source>Read it through now</source>
        <translation>Revisar ahora</translation>
    </message>
    <message>
        <source>Reading through</source>
        <translation>Revisando</translation>
    </message>
    <message>
        <source>It could not be read what is kept.</source>
        <translation>No se pudo leer lo que se guarda.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 en %n archivo</numerusform>
            <numerusform>%1 en %n archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Every record that this clinic has to see to is kept by enough clinics.</source>
        <translation>✓ Cada registro del que esta clínica debe ocuparse está guardado en suficientes clínicas.</translation>
    </message>
    <message numerus="yes">
        <source>▲ %n record(s) have too few copies. More are made by themselves while other clinics are there.</source>
        <translation>
            <numerusform>▲ %n registro tiene muy pocas copias. Se hacen más automáticamente mientras haya otras clínicas conectadas.</numerusform>
            <numerusform>▲ %n registros tienen muy pocas copias. Se hacen más automáticamente mientras haya otras clínicas conectadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last read through on %1.</source>
        <translation>Última revisión: %1.</translation>
    </message>
    <message>
        <source>Not read through yet since this program was started.</source>
        <translation>Aún sin revisar desde que se inició este programa.</translation>
    </message>
    <message>
        <source>Reading through what is kept</source>
        <translation>Revisando lo que se guarda</translation>
    </message>
    <message>
        <source>It was not read through.</source>
        <translation>No se revisó.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read, all as they should be.</source>
        <translation>
            <numerusform>%n archivo leído, está como debe.</numerusform>
            <numerusform>%n archivos leídos, todos como deben estar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were damaged or missing; they are fetched again from other clinics. The disk may be failing.</source>
        <translation>
            <numerusform>%n archivo estaba dañado o faltaba; se trae de nuevo de otras clínicas. Puede que el disco esté fallando.</numerusform>
            <numerusform>%n archivos estaban dañados o faltaban; se traen de nuevo de otras clínicas. Puede que el disco esté fallando.</numerusform>
        </translation>
    </message>
    <message>
        <source>One clinic, one copy: nobody else has what is kept here. Make backups of this clinic&apos;s folder.</source>
        <translation>Una clínica, una copia: nadie más tiene lo que se guarda aquí. Haga copias de seguridad de la carpeta de esta clínica.</translation>
    </message>
    <message>
        <source>Reading it through compares everything with its fingerprint on the ledger. What has rotted can only come from a backup.</source>
        <translation>La revisión compara todo con su huella en el libro común. Lo que se haya dañado solo puede recuperarse de una copia de seguridad.</translation>
    </message>
</context>
<context>
    <name>SummaryWords</name>
    <message>
        <source>Why there is no value</source>
        <translation>Por qué no hay valor</translation>
    </message>
    <message>
        <source>Achievement</source>
        <translation>Logro</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Treats</source>
        <translation>Trata</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Por quién</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>As needed</source>
        <translation>Si precisa</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Adjunto</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Escrito por</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Nacimiento</translation>
    </message>
    <message>
        <source>Body site</source>
        <translation>Zona del cuerpo</translation>
    </message>
    <message>
        <source>Care team</source>
        <translation>Equipo asistencial</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>Tipo de visita</translation>
    </message>
    <message>
        <source>Clinical status</source>
        <translation>Estado clínico</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Complication</source>
        <translation>Complicación</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Componente</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Conclusión</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Criticidad</translation>
    </message>
    <message>
        <source>Died</source>
        <translation>Defunción</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Discharge</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Not to be done</source>
        <translation>No debe hacerse</translation>
    </message>
    <message>
        <source>Dosage</source>
        <translation>Posología</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>Dosis</translation>
    </message>
    <message>
        <source>Dose number</source>
        <translation>Número de dosis</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Previsto</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>Sobre qué</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>Válido hasta</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Seguimiento</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Forma</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>General practitioner</source>
        <translation>Médico de cabecera</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identificador</translation>
    </message>
    <message>
        <source>Ingredient</source>
        <translation>Ingrediente</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instrucción</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>Seguro</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>Aseguradora</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Intención</translation>
    </message>
    <message>
        <source>Interpretation</source>
        <translation>Interpretación</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Emitido el</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Elemento</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>Última vez</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Lot number</source>
        <translation>Número de lote</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Fabricante</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>Estado civil</translation>
    </message>
    <message>
        <source>Largest dose</source>
        <translation>Dosis máxima</translation>
    </message>
    <message>
        <source>Medication</source>
        <translation>Medicamento</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Miembro</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalidad</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Texto original</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organización</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>Otros</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Desenlace</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>Participante</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pago</translation>
    </message>
    <message>
        <source>Performed by</source>
        <translation>Realizado por</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Procedimiento</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Prestador</translation>
    </message>
    <message>
        <source>Qualification</source>
        <translation>Titulación</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>Reacción</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Recorded on</source>
        <translation>Anotado el</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Anotado por</translation>
    </message>
    <message>
        <source>Reference range</source>
        <translation>Intervalo de referencia</translation>
    </message>
    <message>
        <source>Refills</source>
        <translation>Renovaciones</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Prescrito por</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Vía</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Sitio</translation>
    </message>
    <message>
        <source>Specimen</source>
        <translation>Muestra</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Estadio</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Reason of the status</source>
        <translation>Motivo del estado</translation>
    </message>
    <message>
        <source>Substitute allowed</source>
        <translation>Sustitución permitida</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>Phone or mail</source>
        <translation>Teléfono o correo</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Pauta</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>En total</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>How certain</source>
        <translation>Certeza</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Clinic staff</source>
        <translation>Personal de la clínica</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Change to somebody else</source>
        <translation>Cambiar de persona</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>DEMO · pacientes inventados</translation>
    </message>
    <message>
        <source>Everything here is made up and stays on this computer.</source>
        <translation>Aquí todo es inventado y se queda en este equipo.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>Buscar (Ctrl+K)</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>Bloquear (Ctrl+L)</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>Sin conexión desde: %1</translation>
    </message>
    <message>
        <source>The clinic&apos;s computer does not answer. What you do is kept and sent later.</source>
        <translation>El equipo de la clínica no responde. Lo que usted haga se conserva y se envía más tarde.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>%1 of %2 clinics</source>
        <translation>%1 de %2 clínicas</translation>
    </message>
    <message>
        <source>Decisions take effect while at least %1 clinics are there.</source>
        <translation>Las decisiones surten efecto mientras haya al menos %1 clínicas conectadas.</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>Actualizando</translation>
    </message>
    <message>
        <source>%1: too few</source>
        <translation>%1: muy pocas</translation>
    </message>
    <message>
        <source>Clinic locked</source>
        <translation>Clínica bloqueada</translation>
    </message>
    <message>
        <source>The clinic on this computer must be unlocked first. Press to do that.</source>
        <translation>Primero hay que desbloquear la clínica de este equipo. Pulse para hacerlo.</translation>
    </message>
</context>
<context>
    <name>TrackerPage</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n registro</numerusform>
            <numerusform>%n registros</numerusform>
        </translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>Legible</translation>
    </message>
    <message>
        <source>Keys on their way</source>
        <translation>Claves en camino</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>What you asked patients for, and how far it is.</source>
        <translation>Lo que usted ha solicitado a los pacientes y en qué punto está.</translation>
    </message>
    <message>
        <source>You have not asked for anything</source>
        <translation>No ha solicitado nada</translation>
    </message>
    <message>
        <source>Open a patient&apos;s chart, choose what you need, and ask to read it.</source>
        <translation>Abra la historia clínica de un paciente, elija lo que necesita y solicite leerlo.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Your requests could not be fetched.</source>
        <translation>No se pudieron obtener sus solicitudes.</translation>
    </message>
    <message>
        <source>%1, %2. Purpose: %3.</source>
        <translation>%1, %2. Finalidad: %3.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>With the patient</source>
        <translation>La tiene el paciente</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Sin respuesta a tiempo</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondida</translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>Abrir la historia</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>A la espera de respuesta</translation>
    </message>
    <message>
        <source>For all whom your clinic names in its team.</source>
        <translation>Para todas las personas que su clínica nombra en su equipo.</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Clinic staff. The clinic&apos;s keys are locked.</source>
        <translation>Personal de la clínica. Las claves de la clínica están bloqueadas.</translation>
    </message>
    <message>
        <source>%1. The keys are locked.</source>
        <translation>%1. Las claves están bloqueadas.</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>DEMO · pacientes inventados</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation>Desbloqueando</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Otra persona</translation>
    </message>
    <message>
        <source>If it is lost, the keys are lost with it: ask your clinic for a new invitation. What was shared with you, and your records, stay at the clinics.</source>
        <translation>Si se pierde, las claves se pierden con ella: pida a su clínica una nueva invitación. Lo que se ha compartido con usted y sus registros permanecen en las clínicas.</translation>
    </message>
    <message>
        <source>Everybody&apos;s passphrase here: %1</source>
        <translation>Frase de contraseña de todos aquí: %1</translation>
    </message>
    <message>
        <source>%1. Locking… What was begun is finished first, for a minute at most.</source>
        <translation>%1. Bloqueando… Antes se termina lo empezado, en un minuto como mucho.</translation>
    </message>
</context>
<context>
    <name>ValueTable</name>
    <message>
        <source>Values as a table</source>
        <translation>Valores en una tabla</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Outside of it</source>
        <translation>Fuera de ella</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sin fecha</translation>
    </message>
    <message>
        <source>▲ high</source>
        <translation>▲ alto</translation>
    </message>
    <message>
        <source>▼ low</source>
        <translation>▼ bajo</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>Guardar como tabla…</translation>
    </message>
    <message>
        <source>Save the values</source>
        <translation>Guardar los valores</translation>
    </message>
    <message>
        <source>Saved. The file is not protected: whoever can use the folder can read it.</source>
        <translation>Guardado. El archivo no está protegido: quien pueda usar la carpeta puede leerlo.</translation>
    </message>
    <message>
        <source>The table was not saved.</source>
        <translation>La tabla no se guardó.</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Abriendo</translation>
    </message>
    <message>
        <source>Views of the record</source>
        <translation>Vistas del registro</translation>
    </message>
    <message>
        <source>The record could not be opened.</source>
        <translation>No se pudo abrir el registro.</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>de %1</translation>
    </message>
    <message numerus="yes">
        <source>%n clinic(s) answered wrongly; the record was opened with the others&apos; help. The clinic&apos;s staff should look at it.</source>
        <translation>
            <numerusform>%n clínica respondió mal; el registro se abrió con ayuda de las demás. El personal de la clínica debería revisarlo.</numerusform>
            <numerusform>%n clínicas respondieron mal; el registro se abrió con ayuda de las demás. El personal de la clínica debería revisarlo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) could not be opened; their values are missing here.</source>
        <translation>
            <numerusform>No se pudo abrir %n registro; sus valores faltan aquí.</numerusform>
            <numerusform>No se pudieron abrir %n registros; sus valores faltan aquí.</numerusform>
        </translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En palabras</translation>
    </message>
    <message>
        <source>There are no values to plot in what you may read.</source>
        <translation>No hay valores que representar en lo que usted puede leer.</translation>
    </message>
    <message>
        <source>Everything in it</source>
        <translation>Todo el contenido</translation>
    </message>
    <message>
        <source>As it was sealed</source>
        <translation>Tal como se selló</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>Valores en el tiempo</translation>
    </message>
    <message>
        <source>Values as a table</source>
        <translation>Valores en una tabla</translation>
    </message>
    <message>
        <source>▲ Says something that this program does not understand: see “Everything in it”</source>
        <translation>▲ Dice algo que este programa no entiende: vea «Todo el contenido»</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>There is more; see “Everything in it”.</source>
        <translation>Hay más; vea «Todo el contenido».</translation>
    </message>
    <message>
        <source>A document</source>
        <translation>Un documento</translation>
    </message>
    <message>
        <source>This part can&apos;t be shown in words.</source>
        <translation>Esta parte no se puede mostrar en palabras.</translation>
    </message>
    <message>
        <source>A file of type %1. This version can&apos;t show it: save it to open it with another program.</source>
        <translation>Un archivo de tipo %1. Esta versión no puede mostrarlo: guárdelo para abrirlo con otro programa.</translation>
    </message>
    <message numerus="yes">
        <source>%n more part(s): see “Everything in it”.</source>
        <translation>
            <numerusform>%n parte más: vea «Todo el contenido».</numerusform>
            <numerusform>%n partes más: vea «Todo el contenido».</numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>There is more than can be shown here.</source>
        <translation>Hay más de lo que se puede mostrar aquí.</translation>
    </message>
    <message>
        <source>Which part</source>
        <translation>Qué parte</translation>
    </message>
    <message>
        <source>%1 · SHA-256, checked: %2</source>
        <translation>%1 · SHA-256, comprobado: %2</translation>
    </message>
    <message>
        <source> · only the beginning is shown</source>
        <translation> · solo se muestra el principio</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Who is it?</source>
        <translation>¿Quién es?</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>DEMO · pacientes inventados</translation>
    </message>
    <message>
        <source>Clinic staff</source>
        <translation>Personal de la clínica</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The keys in %1 can&apos;t be shown here: a file beside them is damaged or missing. Nothing was changed; restore the folder from a backup.</source>
        <translation>Las claves de %1 no se pueden mostrar aquí: un archivo junto a ellas está dañado o falta. No se cambió nada; restaure la carpeta desde una copia de seguridad.</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Alguien nuevo</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Probar la demo</translation>
    </message>
    <message>
        <source>Be anybody you like: a patient, a doctor, a clinic&apos;s staff. All have the same passphrase, and it is typed in for you.</source>
        <translation>Sea quien quiera: un paciente, un médico, el personal de una clínica. Todos tienen la misma frase de contraseña, y se introduce por usted.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Problems and diagnoses</source>
        <translation>Problemas y diagnósticos</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>Alergias</translation>
    </message>
    <message>
        <source>Medications</source>
        <translation>Medicamentos</translation>
    </message>
    <message>
        <source>Vaccinations</source>
        <translation>Vacunas</translation>
    </message>
    <message>
        <source>Laboratory results</source>
        <translation>Resultados de laboratorio</translation>
    </message>
    <message>
        <source>Vital signs</source>
        <translation>Signos vitales</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>Pruebas de imagen</translation>
    </message>
    <message>
        <source>Other diagnostics</source>
        <translation>Otras pruebas</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>Procedimientos</translation>
    </message>
    <message>
        <source>Care plans</source>
        <translation>Planes de cuidados</translation>
    </message>
    <message>
        <source>Notes and letters</source>
        <translation>Notas e informes</translation>
    </message>
    <message>
        <source>Administrative</source>
        <translation>Administración</translation>
    </message>
    <message>
        <source>Mental health</source>
        <translation>Salud mental</translation>
    </message>
    <message>
        <source>Substance use</source>
        <translation>Consumo de sustancias</translation>
    </message>
    <message>
        <source>HIV</source>
        <translation>VIH</translation>
    </message>
    <message>
        <source>Sexual and reproductive health</source>
        <translation>Salud sexual y reproductiva</translation>
    </message>
    <message>
        <source>Genetics</source>
        <translation>Genética</translation>
    </message>
    <message>
        <source>Abuse and violence</source>
        <translation>Maltrato y violencia</translation>
    </message>
    <message>
        <source>Not sorted yet</source>
        <translation>Aún sin clasificar</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Investigación</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Tratamiento</translation>
    </message>
    <message>
        <source>Emergency treatment</source>
        <translation>Tratamiento de urgencia</translation>
    </message>
    <message>
        <source>Coordination of care</source>
        <translation>Coordinación asistencial</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Facturación</translation>
    </message>
    <message>
        <source>Public health</source>
        <translation>Salud pública</translation>
    </message>
    <message>
        <source>At the patient&apos;s request</source>
        <translation>A petición del paciente</translation>
    </message>
    <message>
        <source>Emergency access</source>
        <translation>Acceso de urgencia</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demostración</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Médico/a</translation>
    </message>
    <message>
        <source>Researcher</source>
        <translation>Investigador/a</translation>
    </message>
    <message>
        <source>Clinic staff</source>
        <translation>Personal de la clínica</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Suyo</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Solicitado</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>Legible</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Vigente</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Run out</source>
        <translation>Caducado</translation>
    </message>
    <message>
        <source>The reader has left</source>
        <translation>El lector ya no participa</translation>
    </message>
    <message>
        <source>The patient has left</source>
        <translation>El paciente ya no participa</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>A la espera de respuesta</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobada</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a date, as QLocale::toString takes it</comment>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a short date, as QLocale::toString takes it</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>hace %n minuto</numerusform>
            <numerusform>hace %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>hace %n hora</numerusform>
            <numerusform>hace %n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>hace %n día</numerusform>
            <numerusform>hace %n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>La red</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Compartido</translation>
    </message>
    <message>
        <source>My records</source>
        <translation>Mis registros</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Care card</source>
        <translation>Tarjeta</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Historia</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Libro común</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Almacén</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This clinic takes no part in the network any more: its own disk has failed it. Quit the program, see to the disk, and start it again.</source>
        <translation>Esta clínica ya no participa en la red: ha fallado su propio disco. Cierre el programa, revise el disco y vuelva a iniciarlo.</translation>
    </message>
</context>
</TS>
