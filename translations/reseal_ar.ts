<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>ActivityModel</name>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>Somebody (%1)</source>
        <translation>شخص ما (%1)</translation>
    </message>
    <message>
        <source>a record</source>
        <translation>سجل</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>The clinic has let you in</source>
        <translation>قبلتك العيادة</translation>
    </message>
    <message>
        <source>You were entered on the ledger under a pseudonym</source>
        <translation>أُدرجت في الدفتر باسم مستعار</translation>
    </message>
    <message>
        <source>Your pseudonym was renewed</source>
        <translation>جُدّد اسمك المستعار</translation>
    </message>
    <message>
        <source>Your pseudonym has ended</source>
        <translation>انتهى اسمك المستعار</translation>
    </message>
    <message>
        <source>Your keys were brought up to date</source>
        <translation>حُدّثت مفاتيحك</translation>
    </message>
    <message>
        <source>%1 sealed %2 for you</source>
        <translation>تم ختم %2 لك من قِبل %1</translation>
    </message>
    <message>
        <source>You sorted %1</source>
        <translation>تم تصنيف %1 من قِبلك</translation>
    </message>
    <message>
        <source>%1 sorted %2</source>
        <translation>تم تصنيف %2 من قِبل %1</translation>
    </message>
    <message>
        <source>You erased %1</source>
        <translation>تم محو %1 من قِبلك</translation>
    </message>
    <message>
        <source>%1 erased %2</source>
        <translation>تم محو %2 من قِبل %1</translation>
    </message>
    <message>
        <source>%1 asked to read records</source>
        <translation>طلبُ قراءة سجلات من %1</translation>
    </message>
    <message>
        <source>You declined a request</source>
        <translation>لقد رفضت طلبًا</translation>
    </message>
    <message>
        <source>You took a permission back</source>
        <translation>لقد سحبت إذنًا</translation>
    </message>
    <message>
        <source>%1 took its part of a key</source>
        <translation>تسلّم جزء من مفتاح: %1</translation>
    </message>
    <message>
        <source>%1 destroyed its part of a key</source>
        <translation>إتلاف جزء من مفتاح: %1</translation>
    </message>
    <message>
        <source>%1 keeps a copy of %2</source>
        <translation>نسخة من %2 محفوظة لدى %1</translation>
    </message>
    <message>
        <source>%1 deleted its copy of %2</source>
        <translation>تم حذف نسخة من %2 لدى %1</translation>
    </message>
    <message>
        <source>%1 helped to open a record to somebody you approved</source>
        <translation>مساهمة من %1 في فتح سجل لشخص وافقت عليه</translation>
    </message>
    <message>
        <source>Something was refused by the ledger&apos;s rules</source>
        <translation>لم تسمح قواعد الدفتر بأمر ما</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>الوصول</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>السجلات</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>When</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>About</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>ما حدث</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>الكتلة</translation>
    </message>
    <message>
        <source>Your membership was suspended</source>
        <translation>عُلّقت عضويتك</translation>
    </message>
    <message>
        <source>Your membership counts again</source>
        <translation>عضويتك سارية من جديد</translation>
    </message>
    <message>
        <source>%1 proposed a change to the group of clinics</source>
        <translation>اقترحت %1 تغييرًا في مجموعة العيادات</translation>
    </message>
    <message>
        <source>%1 voted on a proposal</source>
        <translation>صوّتت %1 على اقتراح</translation>
    </message>
    <message>
        <source>The clinics accepted a proposal</source>
        <translation>قبلت العيادات اقتراحًا</translation>
    </message>
    <message>
        <source>The clinics rejected a proposal</source>
        <translation>رفضت العيادات اقتراحًا</translation>
    </message>
    <message>
        <source>An accepted proposal could no longer be carried out</source>
        <translation>تعذّر تنفيذ اقتراح بعد قبوله</translation>
    </message>
    <message>
        <source>%1 changed its network address</source>
        <translation>غيّرت %1 عنوانها على الشبكة</translation>
    </message>
    <message>
        <source>%1 gave evidence that a clinic contradicted itself</source>
        <translation>قدّمت %1 دليلًا على أن إحدى العيادات ناقضت نفسها</translation>
    </message>
    <message>
        <source>%1 asked to read %2</source>
        <translation>طلبٌ من %1 لقراءة %2</translation>
    </message>
    <message>
        <source>You declined what %1 asked for: %2</source>
        <translation>لقد رفضت ما طلبه %1: %2</translation>
    </message>
    <message>
        <source>You approved: %1 may read %2</source>
        <translation>لقد وافقت: يجوز لـ %1 قراءة %2</translation>
    </message>
    <message>
        <source>You took back what %1 could read: %2</source>
        <translation>لقد سحبت ما كان يجوز لـ %1 قراءته: %2</translation>
    </message>
    <message>
        <source>%1 helped %2 to open: %3</source>
        <translation>مساهمة من %1 في أن يفتح %2: %3</translation>
    </message>
    <message>
        <source>%1 began to make a common key of the clinics</source>
        <translation>بدأت %1 إنشاء مفتاح مشترك للعيادات</translation>
    </message>
    <message>
        <source>The clinics went on making their common key</source>
        <translation>واصلت العيادات إنشاء مفتاحها المشترك</translation>
    </message>
    <message>
        <source>The clinics made their common key</source>
        <translation>أنشأت العيادات مفتاحها المشترك</translation>
    </message>
    <message>
        <source>The clinics could not make their common key</source>
        <translation>تعذّر على العيادات إنشاء مفتاحها المشترك</translation>
    </message>
    <message>
        <source>A common key of the clinics was retired</source>
        <translation>سُحب مفتاح مشترك للعيادات من الخدمة</translation>
    </message>
    <message>
        <source>%1 – what it shows of that is not what it has put on the ledger</source>
        <translation>%1 – ما تعرضه من ذلك ليس ما دوّنته في الدفتر</translation>
    </message>
    <message>
        <source>%1 – which openings these were could not be seen</source>
        <translation>%1 – تعذر الاطلاع على عمليات الفتح هذه</translation>
    </message>
    <message>
        <source>%1 refused %2 to open: %3</source>
        <translation>رفض فتح %3 من جانب %1 لصالح %2</translation>
    </message>
    <message>
        <source>somebody who is not named</source>
        <translation>شخص لم يُذكر اسمه</translation>
    </message>
    <message>
        <source>%1 – for %2</source>
        <translation>%1 – لصالح %2</translation>
    </message>
    <message>
        <source>%1 – by that clinic&apos;s clock after you had taken it back</source>
        <translation>%1 – بحسب ساعة تلك العيادة، بعد أن سحبتَه</translation>
    </message>
    <message>
        <source>You gave a permission</source>
        <translation>لقد منحت إذنًا</translation>
    </message>
    <message>
        <source>%1 declared an emergency, and may read for a while what you left for that</source>
        <translation>أعلن %1 حالة طوارئ، ويجوز له لفترة قراءة ما تركته لمثل هذه الحالة</translation>
    </message>
    <message>
        <source>%1 gave its part, so that a doctor can read in an emergency</source>
        <translation>قدّم %1 حصته كي يتمكن طبيب من القراءة في حالة طوارئ</translation>
    </message>
    <message>
        <source>%1 did not give its part in an emergency</source>
        <translation>لم يقدّم %1 حصته في حالة طوارئ</translation>
    </message>
    <message>
        <source>%1 looked into an emergency afterwards</source>
        <translation>راجع %1 حالة طوارئ بعد انتهائها</translation>
    </message>
    <message>
        <source>a doctor in an emergency (%1)</source>
        <translation>طبيب في حالة طوارئ (%1)</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>النشاط</translation>
    </message>
    <message>
        <source>Everything that has happened around your records, as the clinics&apos; ledger has it.</source>
        <translation>كل ما جرى بشأن سجلاتك، كما هو مدوّن في دفتر العيادات.</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>حفظ كجدول…</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>Who may read, and who did</source>
        <translation>من يحق له القراءة ومن قرأ</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>كل شيء</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>السجلات</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>حسابي</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>لا شيء بعد</translation>
    </message>
    <message>
        <source>Requests, approvals, and who has read what appear here.</source>
        <translation>تظهر هنا الطلبات والموافقات ومن قرأ ماذا.</translation>
    </message>
    <message>
        <source>Save the activity</source>
        <translation>حفظ النشاط</translation>
    </message>
    <message>
        <source>The table was not saved.</source>
        <translation>لم يُحفظ الجدول.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>تم الحفظ.</translation>
    </message>
    <message>
        <source>The activity could not be fetched.</source>
        <translation>تعذّر جلب النشاط.</translation>
    </message>
    <message>
        <source>Checked against the clinics&apos; ledger: up to block %1 nothing is left out.</source>
        <translation>جرت المطابقة مع دفتر العيادات: لا ينقص شيء حتى الكتلة %1.</translation>
    </message>
    <message>
        <source>Show earlier</source>
        <translation>عرض الأقدم</translation>
    </message>
    <message>
        <source>Checked against the clinics&apos; ledger up to block %1. Earlier entries are not shown yet.</source>
        <translation>تمت المطابقة مع سجل العيادات حتى الكتلة %1. الإدخالات الأقدم غير معروضة بعد.</translation>
    </message>
</context>
<context>
    <name>AddPatient</name>
    <message>
        <source>The care card&apos;s text</source>
        <translation>نص بطاقة الرعاية</translation>
    </message>
    <message>
        <source>Read a picture of its QR code…</source>
        <translation>قراءة صورة لرمز QR…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Birth date (1961-04-30)</source>
        <translation>تاريخ الميلاد (‎1961-04-30)</translation>
    </message>
    <message>
        <source>Your clinic&apos;s number for the patient</source>
        <translation>رقم المريض في عيادتك</translation>
    </message>
    <message>
        <source>Enter into the clinic&apos;s register, too</source>
        <translation>الإدراج في فهرس العيادة أيضًا</translation>
    </message>
    <message>
        <source>Scan or paste the patient&apos;s care card, and write down who it is as you see it in their papers.</source>
        <translation>امسح بطاقة الرعاية الخاصة بالمريض أو الصقها، ودوّن هويته كما تراها في أوراقه الثبوتية.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Add a patient</source>
        <translation>إضافة مريض</translation>
    </message>
    <message>
        <source>A picture of the care card</source>
        <translation>صورة لبطاقة الرعاية</translation>
    </message>
    <message>
        <source>There is no QR code to be read in “%1”. Take the picture closer and in better light.</source>
        <translation>لا يوجد في «%1» رمز QR يمكن قراءته. التقط الصورة من مسافة أقرب وفي إضاءة أفضل.</translation>
    </message>
    <message>
        <source>The card is cut or mistyped, or the birth date is none. Nobody was added.</source>
        <translation>البطاقة ناقصة أو فيها خطأ كتابي، أو أن تاريخ الميلاد غير صحيح. لم يُضف أحد.</translation>
    </message>
    <message>
        <source>This is no care card. Ask the patient to show the one in their program. Nobody was added.</source>
        <translation>هذه ليست بطاقة رعاية. اطلب من المريض عرض البطاقة الموجودة في برنامجه. لم يُضف أحد.</translation>
    </message>
    <message>
        <source>This card is of another group of clinics. The patient needs an invitation of a clinic of yours. Nobody was added.</source>
        <translation>هذه البطاقة تخص مجموعة عيادات أخرى. يحتاج المريض إلى دعوة من إحدى عياداتكم. لم يُضف أحد.</translation>
    </message>
    <message>
        <source>This card was replaced by a newer one. Ask the patient for that. Nobody was added.</source>
        <translation>استُبدلت هذه البطاقة بأخرى أحدث. اطلب الأحدث من المريض. لم يُضف أحد.</translation>
    </message>
    <message>
        <source>The clinics don&apos;t know this patient yet. If the card is minutes old, try again in a moment. Nobody was added.</source>
        <translation>لا تعرف العيادات هذا المريض بعد. إن كانت البطاقة قد أُنشئت قبل دقائق فأعد المحاولة بعد لحظات. لم يُضف أحد.</translation>
    </message>
    <message>
        <source>Nobody was added.</source>
        <translation>لم يُضف أحد.</translation>
    </message>
    <message>
        <source>It is another patient: I have compared the care cards</source>
        <translation>هذا مريض آخر: قارنتُ بطاقتي الرعاية</translation>
    </message>
    <message>
        <source>Compare with the patient&apos;s card: %1</source>
        <translation>قارن ببطاقة المريض: %1</translation>
    </message>
    <message>
        <source>You know this card as “%1”. Nothing was added or changed.</source>
        <translation>تعرف هذه البطاقة باسم «%1». لم يُضف شيء ولم يُغيَّر.</translation>
    </message>
    <message>
        <source>You know this card under another name, birth date or number. Nothing was added or changed.</source>
        <translation>تعرف هذه البطاقة باسم آخر أو تاريخ ميلاد آخر أو رقم آخر. لم يُضف شيء ولم يُغيَّر.</translation>
    </message>
    <message>
        <source>You have a patient of this name or number already, with another care card. Compare the cards before you go on. Nobody was added.</source>
        <translation>لديك مريض بهذا الاسم أو الرقم ببطاقة رعاية أخرى. قارن البطاقتين قبل المتابعة. لم يُضف أحد.</translation>
    </message>
    <message>
        <source>What is missing: the care card.</source>
        <translation>الناقص: بطاقة الرعاية.</translation>
    </message>
    <message>
        <source>✓ A care card. What is missing: the name, as in their papers.</source>
        <translation>✓ بطاقة رعاية. الناقص: الاسم كما في أوراقه الثبوتية.</translation>
    </message>
    <message>
        <source>What is missing: the name, as in their papers.</source>
        <translation>الناقص: الاسم كما في أوراقه الثبوتية.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Common words are guessed first. Put together four or more words that have nothing to do with each other.</source>
        <translation>الكلمات الشائعة هي أول ما يُخمَّن. اجمع أربع كلمات أو أكثر لا صلة بينها.</translation>
    </message>
    <message>
        <source>Names of yours or of the clinic are the first guess. Leave them out.</source>
        <translation>اسمك واسم العيادة أول ما يُخمَّن. لا تستعملهما.</translation>
    </message>
    <message>
        <source>Repetitions add nothing. Add another word instead.</source>
        <translation>التكرار لا يضيف شيئًا. أضف كلمة أخرى بدلًا منه.</translation>
    </message>
    <message>
        <source>Rows such as “1234” or “abcd” are guessed first. Add another word instead.</source>
        <translation>التسلسلات مثل «1234» أو «abcd» أول ما يُخمَّن. أضف كلمة أخرى بدلًا منها.</translation>
    </message>
    <message>
        <source>Rows of keys such as “qwertz” are guessed first. Add another word instead.</source>
        <translation>صفوف لوحة المفاتيح مثل «qwertz» أول ما يُخمَّن. أضف كلمة أخرى بدلًا منها.</translation>
    </message>
    <message>
        <source>Dates are guessed first. Add words that have nothing to do with you.</source>
        <translation>التواريخ أول ما يُخمَّن. أضف كلمات لا صلة لها بك.</translation>
    </message>
    <message>
        <source>Make it longer: another word or two that you can remember.</source>
        <translation>اجعلها أطول: كلمة أو كلمتان إضافيتان يمكنك تذكرهما.</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>ضعيفة</translation>
    </message>
    <message>
        <source>Not strong enough yet</source>
        <translation>ليست قوية بما يكفي بعد</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>جيدة</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>قوية</translation>
    </message>
</context>
<context>
    <name>ApprovePart</name>
    <message>
        <source>Approve this</source>
        <translation>الموافقة على هذا</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>What may be read?</source>
        <translation>ما الذي يُسمح بقراءته؟</translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation>ما تم طلبه</translation>
    </message>
    <message>
        <source>Untick what is not to be read. A whole category includes what is added to it later; single records don&apos;t.</source>
        <translation>أزل التحديد عمّا لا تريد أن يُقرأ. الفئة الكاملة تشمل ما يُضاف إليها لاحقًا، أما السجلات المفردة فلا.</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>إلى متى؟</translation>
    </message>
    <message>
        <source>As asked: %1</source>
        <translation>كما طُلب: %1</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>حتى الغد</translation>
    </message>
    <message>
        <source>One week</source>
        <translation>أسبوع واحد</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 يومًا</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 يومًا</translation>
    </message>
    <message>
        <source>Another date</source>
        <translation>تاريخ آخر</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>آخر يوم</translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation>لم يُحدَّد شيء.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>إغلاق هذه الرسالة</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Care card</source>
        <translation>بطاقة الرعاية</translation>
    </message>
    <message>
        <source>Show it at a clinic&apos;s desk: with it they find you and can seal records for you.</source>
        <translation>اعرضها في استقبال العيادة: فبها يعثرون عليك ويمكنهم ختم السجلات لك.</translation>
    </message>
    <message>
        <source>What it opens, and what it doesn&apos;t</source>
        <translation>ما الذي تفتحه وما الذي لا تفتحه</translation>
    </message>
    <message>
        <source>Whoever has it sees which records exist: their category, date and title. Sensitive categories are not among them. Nobody can read a record with it; for that they have to ask you.</source>
        <translation>من كانت لديه يرى ما هو موجود من سجلات: فئتها وتاريخها وعنوانها. ولا تدخل فيها الفئات الحساسة. ولا يمكن لأحد أن يقرأ بها سجلًا؛ فذلك يتطلب أن يطلبه منك.</translation>
    </message>
    <message>
        <source>Treat it like an insurance card: show it, don&apos;t post it.</source>
        <translation>عاملها كبطاقة التأمين: اعرضها ولا تنشرها.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>Save as PDF or picture…</source>
        <translation>حفظ كملف PDF أو صورة…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>نسخ كنص</translation>
    </message>
    <message>
        <source>Save the care card</source>
        <translation>حفظ بطاقة الرعاية</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>صورة (*.png)</translation>
    </message>
    <message>
        <source>The card was not saved.</source>
        <translation>لم تُحفظ البطاقة.</translation>
    </message>
    <message>
        <source>The card is saved.</source>
        <translation>حُفظت البطاقة.</translation>
    </message>
    <message>
        <source>The care card could not be made.</source>
        <translation>تعذّر إنشاء بطاقة الرعاية.</translation>
    </message>
    <message>
        <source>Card number %1 · %2</source>
        <translation>البطاقة رقم %1 · %2</translation>
    </message>
    <message>
        <source>Care card
%1

Show it at a clinic&apos;s desk. It opens no record by itself.</source>
        <translation>بطاقة الرعاية
%1

اعرضها في استقبال العيادة. لا تفتح أي سجل بمفردها.</translation>
    </message>
    <message>
        <source>The card was not printed.</source>
        <translation>لم تُطبع البطاقة.</translation>
    </message>
    <message>
        <source>The card&apos;s text is on the clipboard for two minutes.</source>
        <translation>نص البطاقة في الحافظة لمدة دقيقتين.</translation>
    </message>
</context>
<context>
    <name>ChartPage</name>
    <message>
        <source>birth date not known</source>
        <translation>تاريخ الميلاد غير معروف</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>تاريخ الميلاد: %1</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>الملف الطبي</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>المريض</translation>
    </message>
    <message>
        <source>Whose chart?</source>
        <translation>الملف الطبي لأي مريض؟</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>القيم عبر الزمن</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>سجل جديد</translation>
    </message>
    <message>
        <source>Ask to read…</source>
        <translation>طلب القراءة…</translation>
    </message>
    <message>
        <source>Nothing sealed yet</source>
        <translation>لم يُختم شيء بعد</translation>
    </message>
    <message>
        <source>Nothing has been sealed for this patient, or nothing that the care card shows.</source>
        <translation>لم يُختم شيء لهذا المريض، أو لا شيء مما تعرضه بطاقة الرعاية.</translation>
    </message>
    <message>
        <source>Choose one of your patients above, or find them in your clinic&apos;s register.</source>
        <translation>اختر أحد مرضاك أعلاه، أو ابحث عن المريض في فهرس عيادتك.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>المرضى</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>تعذّر جلب مرضاك.</translation>
    </message>
    <message>
        <source>The chart could not be fetched.</source>
        <translation>تعذّر جلب الملف الطبي.</translation>
    </message>
    <message>
        <source>You asked for it, and the patient has not answered yet.</source>
        <translation>لقد طلبته، ولم يجب المريض بعد.</translation>
    </message>
    <message>
        <source>This record is locked. Ask the patient to read it.</source>
        <translation>هذا السجل مقفل. اطلب من المريض السماح بقراءته.</translation>
    </message>
    <message>
        <source>No laboratory results or vital signs that you may read.</source>
        <translation>لا توجد نتائج مخبرية أو علامات حيوية يحق لك قراءتها.</translation>
    </message>
    <message>
        <source>Save to which folder?</source>
        <translation>في أي مجلد يُحفظ؟</translation>
    </message>
    <message>
        <source>The record was not saved.</source>
        <translation>لم يُحفظ السجل.</translation>
    </message>
    <message>
        <source>Saved to %1. It is not protected there: whoever can use the folder can read it.</source>
        <translation>حُفظ في %1. وهو غير محمي هناك: كل من يستطيع استخدام المجلد يمكنه قراءته.</translation>
    </message>
    <message>
        <source>Your request is with the patient.</source>
        <translation>وصل طلبك إلى المريض.</translation>
    </message>
    <message>
        <source>Your request is kept and sent as soon as enough clinics are there.</source>
        <translation>طلبك محفوظ، وسيُرسل حين يتوفر عدد كافٍ من العيادات.</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>متابعة الطلب</translation>
    </message>
</context>
<context>
    <name>ClinicSetupPage</name>
    <message>
        <source>%1 has its keys. Which clinics does it work with?</source>
        <translation>لدى %1 مفاتيحها الآن. مع أي عيادات تعمل؟</translation>
    </message>
    <message>
        <source>Join clinics that found a group together</source>
        <translation>الانضمام إلى عيادات تؤسس مجموعة معًا</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry and give it to whoever founds the group. You get one file back, the same for all clinics: open it here.</source>
        <translation>احفظ بيانات هذه العيادة وسلّمها إلى من يؤسس المجموعة. ستتلقى في المقابل ملفًا واحدًا هو نفسه لجميع العيادات: افتحه هنا.</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry…</source>
        <translation>حفظ بيانات هذه العيادة…</translation>
    </message>
    <message>
        <source>Open the group&apos;s file…</source>
        <translation>فتح ملف المجموعة…</translation>
    </message>
    <message>
        <source>Group of %1</source>
        <translation>مجموعة %1</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>اسم المجموعة</translation>
    </message>
    <message>
        <source>Found it with other clinics&apos; entries…</source>
        <translation>التأسيس ببيانات عيادات أخرى…</translation>
    </message>
    <message>
        <source>This clinic alone</source>
        <translation>هذه العيادة وحدها</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>شخص آخر</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry</source>
        <translation>حفظ بيانات هذه العيادة</translation>
    </message>
    <message>
        <source>Open the group&apos;s file</source>
        <translation>فتح ملف المجموعة</translation>
    </message>
    <message>
        <source>The other clinics&apos; entries</source>
        <translation>بيانات العيادات الأخرى</translation>
    </message>
    <message>
        <source>The entry was not saved.</source>
        <translation>لم تُحفظ البيانات.</translation>
    </message>
    <message>
        <source>The entry is saved. Give it to whoever founds the group.</source>
        <translation>حُفظت البيانات. سلّمها إلى من يؤسس المجموعة.</translation>
    </message>
    <message>
        <source>The group was not founded.</source>
        <translation>لم تُؤسَّس المجموعة.</translation>
    </message>
    <message>
        <source>This is no group&apos;s file.</source>
        <translation>هذا ليس ملف مجموعة.</translation>
    </message>
    <message>
        <source>Is this the group?</source>
        <translation>هل هذه هي المجموعة؟</translation>
    </message>
    <message>
        <source>Call the other clinics and compare this phrase. It must be the same everywhere; if it is not, somebody has another file.</source>
        <translation>اتصل بالعيادات الأخرى وقارن هذه العبارة. يجب أن تكون واحدة لدى الجميع؛ وإن اختلفت فلدى أحدهم ملف آخر.</translation>
    </message>
    <message>
        <source>Yes, this is it</source>
        <translation>نعم، هذه هي</translation>
    </message>
    <message>
        <source>The clinic does not belong to this group, or it could not be saved.</source>
        <translation>لا تنتمي العيادة إلى هذه المجموعة، أو تعذّر حفظها.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Work alone</source>
        <translation>العمل منفردًا</translation>
    </message>
    <message>
        <source>What a practice with one computer wants.</source>
        <translation>ما يناسب عيادة صغيرة بحاسوب واحد.</translation>
    </message>
    <message>
        <source>Found a group</source>
        <translation>تأسيس مجموعة</translation>
    </message>
    <message>
        <source>Add the entries of the other clinics.</source>
        <translation>أضف بيانات العيادات الأخرى.</translation>
    </message>
    <message>
        <source>Which clinics belong to a group can&apos;t change later in this version.</source>
        <translation>لا يمكن في هذه النسخة تغيير العيادات المنتمية إلى المجموعة لاحقًا.</translation>
    </message>
    <message>
        <source>There is no other clinic to compare this phrase with. Everybody who joins here sees it too.</source>
        <translation>لا توجد عيادة أخرى لمقارنة هذه العبارة معها. وكل من ينضم هنا يراها أيضًا.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>ابدأ</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask %1</source>
        <translation>طلب إلى %1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message numerus="yes">
        <source>%n selected record(s)</source>
        <translation>
            <numerusform>لا سجلات محددة</numerusform>
            <numerusform>سجل محدد واحد</numerusform>
            <numerusform>سجلان محددان</numerusform>
            <numerusform>%n سجلات محددة</numerusform>
            <numerusform>%n سجلًا محددًا</numerusform>
            <numerusform>%n سجل محدد</numerusform>
        </translation>
    </message>
    <message>
        <source>What do you need?</source>
        <translation>ماذا تحتاج؟</translation>
    </message>
    <message>
        <source>Patient summary</source>
        <translation>ملخص المريض</translation>
    </message>
    <message>
        <source>Diagnoses, allergies, medications, vaccinations and procedures</source>
        <translation>التشخيصات والحساسيات والأدوية واللقاحات والإجراءات</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>الغرض</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>One week</source>
        <translation>أسبوع واحد</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 يومًا</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 يومًا</translation>
    </message>
    <message>
        <source>One year</source>
        <translation>سنة واحدة</translation>
    </message>
    <message>
        <source>A word to the patient</source>
        <translation>كلمة إلى المريض</translation>
    </message>
    <message>
        <source>A word to the patient: why do you need it?</source>
        <translation>كلمة إلى المريض: لماذا تحتاج إليه؟</translation>
    </message>
    <message>
        <source>What %1 will read</source>
        <translation>ما سيقرؤه %1</translation>
    </message>
    <message>
        <source>You (with your name, title and clinic)</source>
        <translation>حضرتك (باسمك ولقبك وعيادتك)</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>The request was not sent.</source>
        <translation>لم يُرسل الطلب.</translation>
    </message>
    <message>
        <source>Nothing yet: choose above what you need.</source>
        <translation>لا شيء بعد: اختر أعلاه ما تحتاج إليه.</translation>
    </message>
    <message>
        <source>Not for me alone: for all whom my clinic names in its team</source>
        <translation>ليس لي وحدي: لكل من تسميهم عيادتي في فريقها</translation>
    </message>
    <message>
        <source>The whole team of your clinic</source>
        <translation>فريق عيادتك بأكمله</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>شخص لم يتأكد اسمه</translation>
    </message>
    <message>
        <source>%1 may read nothing.</source>
        <translation>ليس بإمكان %1 قراءة أي شيء.</translation>
    </message>
    <message>
        <source>%1 may read %2 %3. Purpose: %4.</source>
        <translation>بإمكان %1 قراءة %2 %3. الغرض: %4.</translation>
    </message>
    <message>
        <source>everything in “%1”</source>
        <translation>كل ما في «%1»</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation>
            <numerusform>لا سجلات في «%1»</numerusform>
            <numerusform>سجل واحد في «%1»</numerusform>
            <numerusform>سجلين في «%1»</numerusform>
            <numerusform>%n سجلات في «%1»</numerusform>
            <numerusform>%n سجلًا في «%1»</numerusform>
            <numerusform>%n سجل في «%1»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected record(s)</source>
        <translation>
            <numerusform>لا سجلات محمية</numerusform>
            <numerusform>سجل محمي واحد</numerusform>
            <numerusform>سجلين محميين</numerusform>
            <numerusform>%n سجلات محمية</numerusform>
            <numerusform>%n سجلًا محميًا</numerusform>
            <numerusform>%n سجل محمي</numerusform>
        </translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>بلا أجل محدد</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>The whole team of a clinic</source>
        <translation>فريق إحدى العيادات بأكمله</translation>
    </message>
    <message>
        <source>The whole team of %1</source>
        <translation>فريق %1 بأكمله</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file ends in the middle. Export it again at its source.</source>
        <translation>الملف ينتهي في منتصفه. صدّره من مصدره مجددًا.</translation>
    </message>
    <message>
        <source>The file&apos;s text is in an encoding that health records don&apos;t use. Export it as UTF-8.</source>
        <translation>نص الملف بترميز لا تستخدمه السجلات الصحية. صدّره بترميز UTF-8.</translation>
    </message>
    <message>
        <source>The file is damaged, or is no health record in JSON.</source>
        <translation>الملف تالف، أو ليس سجلًا صحيًا بصيغة JSON.</translation>
    </message>
    <message>
        <source>The file contradicts itself: it says one thing twice. Export it again at its source.</source>
        <translation>الملف يناقض نفسه: يذكر أمرًا واحدًا مرتين. صدّره من مصدره مجددًا.</translation>
    </message>
    <message>
        <source>This is not what it should be, or it was cut or mistyped. Copy all of it and try again.</source>
        <translation>ليس هذا هو المطلوب، أو أنه ناقص أو فيه خطأ كتابي. انسخه كاملًا وأعد المحاولة.</translation>
    </message>
    <message>
        <source>The file is in JSON, but no health record (FHIR).</source>
        <translation>الملف بصيغة JSON لكنه ليس سجلًا صحيًا (FHIR).</translation>
    </message>
    <message>
        <source>The file is a log or a message between servers, not a record. Export the patient&apos;s record instead.</source>
        <translation>الملف سجل أحداث أو رسالة بين خوادم، وليس سجلًا طبيًا. صدّر سجل المريض بدلًا منه.</translation>
    </message>
    <message>
        <source>This version of Reseal can&apos;t work with it.</source>
        <translation>لا يستطيع هذا الإصدار من Reseal التعامل معه.</translation>
    </message>
    <message>
        <source>The file is about more than one patient. Export each patient by themselves.</source>
        <translation>الملف يخص أكثر من مريض واحد. صدّر كل مريض على حدة.</translation>
    </message>
    <message>
        <source>It was changed in the meantime. Look at it again and repeat what you did.</source>
        <translation>لقد تغيّر في هذه الأثناء. ألقِ نظرة عليه مجددًا وأعد ما فعلته.</translation>
    </message>
    <message>
        <source>This is something else than was expected here. Nothing was changed.</source>
        <translation>هذا غير ما كان متوقعًا هنا. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>It is larger than Reseal takes at once. Nothing was changed.</source>
        <translation>حجمه أكبر مما يقبله Reseal دفعة واحدة. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>It was made by a newer version of Reseal. Update this program to open it.</source>
        <translation>أُنشئ بإصدار أحدث من Reseal. حدّث هذا البرنامج لفتحه.</translation>
    </message>
    <message>
        <source>What another clinic sent does not hold up, so it was not used. Ask the clinic&apos;s staff to look at the ledger.</source>
        <translation>ما أرسلته عيادة أخرى لا يصمد أمام التدقيق، فلم يُستخدم. اطلب من طاقم العيادة الاطلاع على الدفتر.</translation>
    </message>
    <message>
        <source>Its signature is wrong: it does not come from whom it says. It was not used.</source>
        <translation>توقيعه خاطئ: فهو لا يصدر عمّن يدّعي أنه مصدره. لم يُستخدم.</translation>
    </message>
    <message>
        <source>It can&apos;t be decrypted with the keys of this person. Nothing was changed.</source>
        <translation>لا يمكن فك تشفيره بمفاتيح هذا الشخص. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>The passphrase is not right. Nobody can look it up or set a new one; try again, and mind capital letters and the keyboard&apos;s language.</source>
        <translation>عبارة المرور غير صحيحة. لا يمكن لأحد معرفتها أو تعيين أخرى؛ أعد المحاولة وانتبه إلى الأحرف الكبيرة ولغة لوحة المفاتيح.</translation>
    </message>
    <message>
        <source>Stored files fail their checks: the disk may be failing. Nothing was changed. Don&apos;t delete anything; restore the folder from a backup.</source>
        <translation>لم تجتز ملفات مخزنة عمليات التحقق: ربما يكون القرص في طور التعطل. لم يتغير شيء. لا تحذف أي شيء، واستعد المجلد من نسخة احتياطية.</translation>
    </message>
    <message>
        <source>It is not there, or not known here yet.</source>
        <translation>غير موجود، أو غير معروف هنا بعد.</translation>
    </message>
    <message>
        <source>It is there already. Nothing was changed.</source>
        <translation>موجود بالفعل. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>You have no permission for this.</source>
        <translation>ليس لديك إذن بذلك.</translation>
    </message>
    <message>
        <source>The patient has taken the permission back.</source>
        <translation>سحب المريض الإذن.</translation>
    </message>
    <message>
        <source>Its time has run out. Ask for a new one.</source>
        <translation>انتهت مدته. اطلب جديدًا.</translation>
    </message>
    <message>
        <source>The clinics can&apos;t tell yet whether they know the latest decisions, so nothing is opened. It is tried again; please wait a moment.</source>
        <translation>لا تستطيع العيادات أن تجزم بعد بأنها تعرف أحدث القرارات، لذا لا يُفتح شيء. ستُعاد المحاولة؛ يرجى الانتظار لحظة.</translation>
    </message>
    <message>
        <source>The ledger&apos;s rules don&apos;t allow it. Nothing was changed.</source>
        <translation>قواعد الدفتر لا تسمح بذلك. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>It belongs to another group of clinics than this one.</source>
        <translation>يخص مجموعة عيادات غير هذه.</translation>
    </message>
    <message>
        <source>The computer that answered is not the clinic&apos;s. Nothing was sent. Tell the clinic.</source>
        <translation>الحاسوب الذي أجاب ليس حاسوب العيادة. لم يُرسل شيء. أبلغ العيادة.</translation>
    </message>
    <message>
        <source>The clinic can&apos;t be reached at the moment. What you entered is kept; it goes on as soon as the connection is back.</source>
        <translation>لا يمكن الوصول إلى العيادة حاليًا. ما أدخلته محفوظ، وسيُستأنف حال عودة الاتصال.</translation>
    </message>
    <message>
        <source>The clinic did not answer in time. What you entered is kept; try again in a moment.</source>
        <translation>لم تجب العيادة في الوقت المحدد. ما أدخلته محفوظ؛ أعد المحاولة بعد لحظات.</translation>
    </message>
    <message>
        <source>There is too much to do at once. Nothing was lost; try again in a moment.</source>
        <translation>ثمة أعمال كثيرة في آن واحد. لم يضع شيء؛ أعد المحاولة بعد لحظات.</translation>
    </message>
    <message>
        <source>The disk is full. What was sealed before is kept, nothing half is. Free some space and do it again: it goes on where it stopped.</source>
        <translation>القرص ممتلئ. ما خُتم من قبل محفوظ، ولم يبقَ شيء منقوصًا. أفسح بعض المساحة وكرّر العملية: ستُستأنف من حيث توقفت.</translation>
    </message>
    <message>
        <source>The computer would not read or write a file. Nothing was changed. Look whether the disk is there and may be written.</source>
        <translation>امتنع الحاسوب عن قراءة ملف أو كتابته. لم يتغير شيء. تحقق من وجود القرص ومن السماح بالكتابة عليه.</translation>
    </message>
    <message>
        <source>These keys are in use by another window or program. Close that one first.</source>
        <translation>هذه المفاتيح مستخدمة في نافذة أخرى أو برنامج آخر. أغلقه أولًا.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>تم إيقافه.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Your clinic&apos;s invitation</source>
        <translation>دعوة من عيادتك</translation>
    </message>
    <message>
        <source>Your invitation as a doctor</source>
        <translation>دعوتك بصفتك طبيبًا</translation>
    </message>
    <message>
        <source>Welcome to Reseal</source>
        <translation>مرحبًا بك في Reseal</translation>
    </message>
    <message>
        <source>Clinics keep medical records sealed here. Only the patient can open them to somebody, and take that back.</source>
        <translation>تحفظ العيادات السجلات الطبية هنا مختومة. لا أحد غير المريض يمكنه فتحها لشخص آخر، ثم سحب ذلك.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Get started</source>
        <translation>البدء</translation>
    </message>
    <message>
        <source>Try it with four demo clinics</source>
        <translation>التجربة مع أربع عيادات تجريبية</translation>
    </message>
    <message>
        <source>Not a certified medical device. Not for primary diagnosis.</source>
        <translation>ليس جهازًا طبيًا معتمدًا. غير مخصص للتشخيص الأولي.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>من أنت؟</translation>
    </message>
    <message>
        <source>I am a patient</source>
        <translation>أنا مريض</translation>
    </message>
    <message>
        <source>See my records, and decide who may read them</source>
        <translation>الاطلاع على سجلاتي وتحديد من يحق له قراءتها</translation>
    </message>
    <message>
        <source>I am a doctor</source>
        <translation>أنا طبيب</translation>
    </message>
    <message>
        <source>Seal records for patients, and ask for theirs</source>
        <translation>ختم السجلات للمرضى وطلب سجلاتهم</translation>
    </message>
    <message>
        <source>I set up a clinic</source>
        <translation>أقوم بإعداد عيادة</translation>
    </message>
    <message>
        <source>Let a clinic take part: its keys, its people, its network</source>
        <translation>إشراك عيادة: مفاتيحها وأفرادها وشبكتها</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Your clinic gives it to you as a file, a QR code or a text. Paste the text here, or open the file or a photo of the code.</source>
        <translation>تعطيك العيادة إياها كملف أو رمز QR أو نص. الصق النص هنا، أو افتح الملف أو صورة للرمز.</translation>
    </message>
    <message>
        <source>The invitation&apos;s text</source>
        <translation>نص الدعوة</translation>
    </message>
    <message>
        <source>Open a file or a photo…</source>
        <translation>فتح ملف أو صورة…</translation>
    </message>
    <message>
        <source>Your name, as this program should greet you</source>
        <translation>اسمك كما تريد أن يحييك به البرنامج</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>اسمك</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Open an invitation</source>
        <translation>فتح دعوة</translation>
    </message>
    <message>
        <source>“%1” is neither an invitation nor a picture with a QR code that can be read.</source>
        <translation>«%1» ليس دعوة ولا صورة فيها رمز QR تمكن قراءته.</translation>
    </message>
    <message>
        <source>This is something else of Reseal&apos;s, not an invitation (a care card, perhaps). Your clinic gives you an invitation.</source>
        <translation>هذا شيء آخر من Reseal وليس دعوة (ربما بطاقة رعاية). عيادتك تعطيك دعوة.</translation>
    </message>
    <message>
        <source>This is no invitation, or part of it is missing. Copy all of it.</source>
        <translation>هذه ليست دعوة، أو أن جزءًا منها مفقود. انسخها كاملة.</translation>
    </message>
    <message>
        <source>This invitation ran out on %1. Ask your clinic for a new one; nothing was changed.</source>
        <translation>انتهت صلاحية هذه الدعوة في %1. اطلب من عيادتك دعوة جديدة؛ لم يتغير شيء.</translation>
    </message>
    <message>
        <source>This invitation is for another role: %1. Go back and choose that, or ask for another one.</source>
        <translation>هذه الدعوة مخصصة لغيرك: %1. ارجع واختر ذلك، أو اطلب دعوة أخرى.</translation>
    </message>
    <message>
        <source>An invitation for: %1. It is good until %2.</source>
        <translation>دعوة بصفة: %1. صالحة حتى %2.</translation>
    </message>
    <message>
        <source>Your clinic</source>
        <translation>عيادتك</translation>
    </message>
    <message>
        <source>A clinic&apos;s computer keeps sealed records and, together with the other clinics, the ledger of who may open them.</source>
        <translation>يحفظ حاسوب العيادة سجلات مختومة، ويحفظ مع العيادات الأخرى دفتر من يحق له فتحها.</translation>
    </message>
    <message>
        <source>The clinic&apos;s name</source>
        <translation>اسم العيادة</translation>
    </message>
    <message>
        <source>Its name, as patients know it</source>
        <translation>اسمها كما يعرفه المرضى</translation>
    </message>
    <message>
        <source>Address and port</source>
        <translation>العنوان والمنفذ</translation>
    </message>
    <message>
        <source>Address and port under which the other clinics reach this computer. As it stands, only this computer itself can.</source>
        <translation>العنوان والمنفذ اللذان تصل عبرهما العيادات الأخرى إلى هذا الحاسوب. على حاله الآن، لا يصل إليه إلا هذا الحاسوب نفسه.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>اختيار عبارة مرور</translation>
    </message>
    <message>
        <source>It locks the keys on this computer.</source>
        <translation>تقفل المفاتيح على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Making the keys</source>
        <translation>جارٍ إنشاء المفاتيح</translation>
    </message>
    <message>
        <source>Make my keys</source>
        <translation>إنشاء مفاتيحي</translation>
    </message>
    <message>
        <source>The keys were made, but not entered here.</source>
        <translation>أُنشئت المفاتيح لكنها لم تُدرج هنا.</translation>
    </message>
    <message>
        <source>No keys were made.</source>
        <translation>لم تُنشأ أي مفاتيح.</translation>
    </message>
</context>
<context>
    <name>GiveSheet</name>
    <message>
        <source>As text</source>
        <translation>كنص</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>حفظ كملف…</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>حفظ كملف</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>تم الحفظ.</translation>
    </message>
    <message>
        <source>The file was not saved.</source>
        <translation>لم يُحفظ الملف.</translation>
    </message>
</context>
<context>
    <name>JobsButton</name>
    <message>
        <source>Sealing records</source>
        <translation>ختم السجلات</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>قراءة الملفات</translation>
    </message>
    <message>
        <source>Opening a record</source>
        <translation>فتح سجل</translation>
    </message>
    <message>
        <source>Saving a record</source>
        <translation>حفظ سجل</translation>
    </message>
    <message>
        <source>Giving access</source>
        <translation>منح الوصول</translation>
    </message>
    <message>
        <source>Taking access back</source>
        <translation>سحب الوصول</translation>
    </message>
    <message>
        <source>Erasing a record</source>
        <translation>محو سجل</translation>
    </message>
    <message>
        <source>Sending a request</source>
        <translation>إرسال طلب</translation>
    </message>
    <message>
        <source>Nothing under way</source>
        <translation>لا شيء قيد التنفيذ</translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>لا شيء قيد التنفيذ</numerusform>
            <numerusform>عملية جارية</numerusform>
            <numerusform>عمليتان جاريتان</numerusform>
            <numerusform>%n عمليات جارية</numerusform>
            <numerusform>%n عملية جارية</numerusform>
            <numerusform>%n عملية جارية</numerusform>
        </translation>
    </message>
    <message>
        <source>What is under way</source>
        <translation>ما هو قيد التنفيذ</translation>
    </message>
    <message>
        <source>Everything is done.</source>
        <translation>اكتمل كل شيء.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>إيقاف: %1</translation>
    </message>
</context>
<context>
    <name>JoiningPage</name>
    <message>
        <source>Your code</source>
        <translation>رمزك</translation>
    </message>
    <message>
        <source>What the staff gave you</source>
        <translation>ما أعطاك إياه الطاقم</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>فتح ملف…</translation>
    </message>
    <message>
        <source>Lock and come back later</source>
        <translation>القفل والعودة لاحقًا</translation>
    </message>
    <message>
        <source>Open what the staff gave you</source>
        <translation>فتح ما أعطاك إياه الطاقم</translation>
    </message>
    <message>
        <source>You have not been let in yet.</source>
        <translation>لم يتم قبولك بعد.</translation>
    </message>
    <message>
        <source>The invitation has run out. Ask your clinic for a new one.</source>
        <translation>انتهت صلاحية الدعوة. اطلب من عيادتك دعوة جديدة.</translation>
    </message>
    <message>
        <source>The clinic did not accept this invitation: it was withdrawn, or somebody else used it.</source>
        <translation>لم تقبل العيادة هذه الدعوة: فقد أُلغيت أو استخدمها شخص آخر.</translation>
    </message>
    <message>
        <source>Looking for your clinic…</source>
        <translation>جارٍ البحث عن عيادتك…</translation>
    </message>
    <message>
        <source>Show this code at the clinic</source>
        <translation>اعرض هذا الرمز في العيادة</translation>
    </message>
    <message>
        <source>Almost there…</source>
        <translation>أوشكنا على الانتهاء…</translation>
    </message>
    <message>
        <source>Somebody at the desk compares it with theirs and looks at your face: so nobody else can be let in under your name. This page goes on by itself.</source>
        <translation>يقارنه أحد العاملين في الاستقبال بما لديه وينظر إلى وجهك: فلا يُقبل أحد غيرك باسمك. تتابع هذه الصفحة تلقائيًا.</translation>
    </message>
    <message>
        <source>The clinics are told about you. This takes a few seconds.</source>
        <translation>يجري إبلاغ العيادات بك. يستغرق ذلك بضع ثوانٍ.</translation>
    </message>
    <message>
        <source>%1 · phrase of this group of clinics: %2</source>
        <translation>%1 · عبارة مجموعة العيادات هذه: %2</translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>المتابعة بدونه</translation>
    </message>
    <message>
        <source>Unlock the clinic</source>
        <translation>فتح قفل العيادة</translation>
    </message>
    <message>
        <source>You are let in</source>
        <translation>تم قبولك</translation>
    </message>
    <message>
        <source>What is missing is the second text or file from the clinic&apos;s staff. It carries a key that goes over no network. Paste it here, or open the file.</source>
        <translation>لم يبقَ سوى النص أو الملف الثاني من طاقم العيادة. فهو يحمل مفتاحًا لا يمر عبر أي شبكة. الصقه هنا أو افتح الملف.</translation>
    </message>
    <message>
        <source>Somebody at the desk compares it with theirs and looks at your face: so nobody else can be let in under your name. Then they give you a second text or file: paste it here, or open the file. It carries a key that goes over no network.</source>
        <translation>يقارنه أحد العاملين في الاستقبال بما لديه وينظر إلى وجهك: فلا يُقبل أحد غيرك باسمك. ثم يعطيك نصًا أو ملفًا ثانيًا: الصقه هنا أو افتح الملف. فهو يحمل مفتاحًا لا يمر عبر أي شبكة.</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation>الدفتر</translation>
    </message>
    <message>
        <source>What the clinics have agreed upon, as it lies on this clinic&apos;s disk: pseudonyms, keys and proofs, no names and no content.</source>
        <translation>ما اتفقت عليه العيادات كما هو على قرص هذه العيادة: أسماء مستعارة ومفاتيح وإثباتات، بلا أسماء ولا محتوى.</translation>
    </message>
    <message>
        <source>A block&apos;s number, or the first digits of an id</source>
        <translation>رقم كتلة أو أول خانات معرّف</translation>
    </message>
    <message>
        <source>Find on the ledger</source>
        <translation>البحث في الدفتر</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>الكتل</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>الكتلة</translation>
    </message>
    <message>
        <source>When</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>اقترحتها</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>المعاملات</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>البصمة</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما عُثر عليه</translation>
    </message>
    <message>
        <source>Older blocks</source>
        <translation>كتل أقدم</translation>
    </message>
    <message>
        <source>The ledger could not be read.</source>
        <translation>تعذّرت قراءة الدفتر.</translation>
    </message>
    <message>
        <source>Carries the clinics&apos; signatures</source>
        <translation>تحمل تواقيع العيادات</translation>
    </message>
    <message>
        <source>Covered by the signatures of a later block</source>
        <translation>مشمولة بتواقيع كتلة لاحقة</translation>
    </message>
    <message>
        <source>Type a block&apos;s number, at least 4 digits of a block&apos;s or transaction&apos;s id, or at least 8 of any other.</source>
        <translation>اكتب رقم كتلة، أو 4 خانات على الأقل من معرّف كتلة أو معاملة، أو 8 على الأقل من أي معرّف آخر.</translation>
    </message>
    <message>
        <source>The ledger could not be searched.</source>
        <translation>تعذّر البحث في الدفتر.</translation>
    </message>
    <message>
        <source>Nothing on the ledger begins with “%1”.</source>
        <translation>لا شيء في الدفتر يبدأ بـ «%1».</translation>
    </message>
    <message>
        <source>It is on the ledger. Who is behind it stands nowhere on it.</source>
        <translation>موجود في الدفتر. أما من يقف وراءه فغير مذكور فيه إطلاقًا.</translation>
    </message>
    <message>
        <source>The block could not be read.</source>
        <translation>تعذّرت قراءة الكتلة.</translation>
    </message>
    <message>
        <source>%1, proposed by %2</source>
        <translation>%1، اقترحتها %2</translation>
    </message>
    <message>
        <source>Fingerprint of the block before</source>
        <translation>بصمة الكتلة السابقة</translation>
    </message>
    <message>
        <source>Took effect</source>
        <translation>سرى مفعولها</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>لم تُقبل: %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>الكتلة %1</translation>
    </message>
    <message>
        <source>The transaction could not be read.</source>
        <translation>تعذّرت قراءة المعاملة.</translation>
    </message>
    <message>
        <source>✓ Took effect</source>
        <translation>✓ سرى مفعولها</translation>
    </message>
    <message>
        <source>✕ Refused: %1</source>
        <translation>✕ لم تُقبل: %1</translation>
    </message>
    <message>
        <source>In block %1, %2</source>
        <translation>في الكتلة %1، %2</translation>
    </message>
    <message>
        <source>By a pseudonym:</source>
        <translation>من اسم مستعار:</translation>
    </message>
    <message>
        <source>By %1:</source>
        <translation>من %1:</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>تحقق</translation>
    </message>
    <message>
        <source>Save the proof…</source>
        <translation>حفظ الإثبات…</translation>
    </message>
    <message numerus="yes">
        <source>%n sealed field(s) were erased; their fingerprints are still part of it.</source>
        <translation>
            <numerusform>لم يُمح أي حقل مختوم.</numerusform>
            <numerusform>مُحي حقل مختوم واحد، وما زالت بصمته جزءًا منها.</numerusform>
            <numerusform>مُحي حقلان مختومان، وما زالت بصمتاهما جزءًا منها.</numerusform>
            <numerusform>مُحيت %n حقول مختومة، وما زالت بصماتها جزءًا منها.</numerusform>
            <numerusform>مُحي %n حقلًا مختومًا، وما زالت بصماتها جزءًا منها.</numerusform>
            <numerusform>مُحي %n حقل مختوم، وما زالت بصماتها جزءًا منها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Transaction %1</source>
        <translation>المعاملة %1</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>تعذّر التحقق منها.</translation>
    </message>
    <message>
        <source>✓ Everything fits</source>
        <translation>✓ كل شيء متطابق</translation>
    </message>
    <message>
        <source>✕ Something does not fit</source>
        <translation>✕ شيء ما غير متطابق</translation>
    </message>
    <message>
        <source>Computed anew from the stored bytes; nothing that is stored as a result was believed.</source>
        <translation>حُسبت من جديد من البيانات المخزنة؛ ولم يُؤخذ بأي شيء مخزن على أنه نتيجة.</translation>
    </message>
    <message>
        <source>expected: %1</source>
        <translation>المتوقع: %1</translation>
    </message>
    <message>
        <source>Back to the transaction</source>
        <translation>العودة إلى المعاملة</translation>
    </message>
    <message>
        <source>Verified step by step</source>
        <translation>تحقق خطوة بخطوة</translation>
    </message>
    <message>
        <source>Save the proof</source>
        <translation>حفظ الإثبات</translation>
    </message>
    <message>
        <source>The proof was not saved.</source>
        <translation>لم يُحفظ الإثبات.</translation>
    </message>
    <message>
        <source>Saved. Whoever knows this group&apos;s phrase can check it without this clinic.</source>
        <translation>تم الحفظ. يمكن لكل من يعرف عبارة هذه المجموعة التحقق منه دون هذه العيادة.</translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message>
        <source>Block</source>
        <translation>الكتلة</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>المعاملة</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>العيادة</translation>
    </message>
    <message>
        <source>Member&apos;s identity</source>
        <translation>هوية عضو</translation>
    </message>
    <message>
        <source>Pseudonym</source>
        <translation>اسم مستعار</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>سجل</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>طلب</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>إذن</translation>
    </message>
    <message>
        <source>The proof can be read</source>
        <translation>الإثبات قابل للقراءة</translation>
    </message>
    <message>
        <source>It is of this group of clinics</source>
        <translation>يخص مجموعة العيادات هذه</translation>
    </message>
    <message>
        <source>The group&apos;s first block is signed by its clinics</source>
        <translation>الكتلة الأولى للمجموعة موقّعة من عياداتها</translation>
    </message>
    <message>
        <source>The transaction&apos;s fingerprint</source>
        <translation>بصمة المعاملة</translation>
    </message>
    <message>
        <source>Made for this ledger</source>
        <translation>أُنشئت لهذا الدفتر</translation>
    </message>
    <message>
        <source>Its author&apos;s signature</source>
        <translation>توقيع صاحبها</translation>
    </message>
    <message>
        <source>A sealed field</source>
        <translation>حقل مختوم</translation>
    </message>
    <message>
        <source>Its leaf in the block&apos;s tree</source>
        <translation>ورقتها في شجرة الكتلة</translation>
    </message>
    <message>
        <source>One level up in the tree</source>
        <translation>مستوى أعلى في الشجرة</translation>
    </message>
    <message>
        <source>The tree&apos;s root stands in the block</source>
        <translation>جذر الشجرة مدوّن في الكتلة</translation>
    </message>
    <message>
        <source>The block&apos;s fingerprint</source>
        <translation>بصمة الكتلة</translation>
    </message>
    <message>
        <source>The next block follows it</source>
        <translation>الكتلة التالية تليها</translation>
    </message>
    <message>
        <source>The clinics that may sign</source>
        <translation>العيادات التي يحق لها التوقيع</translation>
    </message>
    <message>
        <source>Enough of them signed</source>
        <translation>وقّع عدد كافٍ منها</translation>
    </message>
    <message>
        <source>A clinic&apos;s signature</source>
        <translation>توقيع عيادة</translation>
    </message>
    <message>
        <source>The block is final</source>
        <translation>الكتلة نهائية</translation>
    </message>
    <message>
        <source>Member let in</source>
        <translation>قبول عضو</translation>
    </message>
    <message>
        <source>Pseudonym ended</source>
        <translation>انتهاء اسم مستعار</translation>
    </message>
    <message>
        <source>Keys of a patient</source>
        <translation>مفاتيح مريض</translation>
    </message>
    <message>
        <source>Record sorted</source>
        <translation>تصنيف سجل</translation>
    </message>
    <message>
        <source>Request declined</source>
        <translation>رفض طلب</translation>
    </message>
    <message>
        <source>Permission taken back</source>
        <translation>سحب إذن</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>إيصالات</translation>
    </message>
    <message>
        <source>Record erased</source>
        <translation>محو سجل</translation>
    </message>
    <message>
        <source>Member suspended</source>
        <translation>تعليق عضو</translation>
    </message>
    <message>
        <source>Suspension lifted</source>
        <translation>رفع التعليق</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>اقتراح</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>تصويت</translation>
    </message>
    <message>
        <source>Network address changed</source>
        <translation>تغيير عنوان الشبكة</translation>
    </message>
    <message>
        <source>Evidence against a clinic</source>
        <translation>دليل ضد عيادة</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>Proof of the key</source>
        <translation>إثبات المفتاح</translation>
    </message>
    <message>
        <source>Key for messages</source>
        <translation>مفتاح الرسائل</translation>
    </message>
    <message>
        <source>Key for sharing</source>
        <translation>مفتاح المشاركة</translation>
    </message>
    <message>
        <source>Admission</source>
        <translation>القبول</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>وقت الإصدار</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>التوقيع</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>Home clinic</source>
        <translation>العيادة الأم</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>المفتاح العام</translation>
    </message>
    <message>
        <source>Sealed list of ordinary categories</source>
        <translation>قائمة مختومة بالفئات العادية</translation>
    </message>
    <message>
        <source>Sealed list of protected categories</source>
        <translation>قائمة مختومة بالفئات المحمية</translation>
    </message>
    <message>
        <source>Sealed key</source>
        <translation>المفتاح المختوم</translation>
    </message>
    <message>
        <source>Sealed file</source>
        <translation>الملف المختوم</translation>
    </message>
    <message>
        <source>Length in bytes</source>
        <translation>الطول بالبايت</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>تحفظه</translation>
    </message>
    <message>
        <source>Sealed label</source>
        <translation>الملصق المختوم</translation>
    </message>
    <message>
        <source>Version of the label</source>
        <translation>إصدار الملصق</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>المحتوى</translation>
    </message>
    <message>
        <source>Shows that the care card was seen</source>
        <translation>يدل على الاطلاع على بطاقة الرعاية</translation>
    </message>
    <message>
        <source>Patient&apos;s pseudonym</source>
        <translation>الاسم المستعار للمريض</translation>
    </message>
    <message>
        <source>Sealed words</source>
        <translation>النص المختوم</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>الشروط</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Patient&apos;s key</source>
        <translation>مفتاح المريض</translation>
    </message>
    <message>
        <source>Reader&apos;s key</source>
        <translation>مفتاح القارئ</translation>
    </message>
    <message>
        <source>Key for the exchange</source>
        <translation>مفتاح التبادل</translation>
    </message>
    <message>
        <source>Clinics that have to take part</source>
        <translation>عدد العيادات الواجب مشاركتها</translation>
    </message>
    <message>
        <source>Passes keys on</source>
        <translation>تمرّر المفاتيح</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>التزام</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>الغرض</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>وقت الانتهاء</translation>
    </message>
    <message>
        <source>Sealed note</source>
        <translation>الملاحظة المختومة</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>الموقّع</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>الإيصال</translation>
    </message>
    <message>
        <source>Hour, counted from 1970</source>
        <translation>الساعة، محسوبة منذ 1970</translation>
    </message>
    <message>
        <source>Times opened</source>
        <translation>عدد مرات الفتح</translation>
    </message>
    <message>
        <source>Times refused</source>
        <translation>عدد مرات الرفض</translation>
    </message>
    <message>
        <source>Fingerprint of the single receipts</source>
        <translation>بصمة الإيصالات المفردة</translation>
    </message>
    <message>
        <source>Took its part of a key</source>
        <translation>استلمت حصتها من مفتاح</translation>
    </message>
    <message>
        <source>Destroyed its part of a key</source>
        <translation>أتلفت حصتها من مفتاح</translation>
    </message>
    <message>
        <source>Keeps a copy</source>
        <translation>تحفظ نسخة</translation>
    </message>
    <message>
        <source>Deleted its copy</source>
        <translation>حذفت نسختها</translation>
    </message>
    <message>
        <source>Openings within an hour</source>
        <translation>مرات الفتح خلال ساعة</translation>
    </message>
    <message>
        <source>By a clinic</source>
        <translation>من عيادة</translation>
    </message>
    <message>
        <source>By a member, unnamed</source>
        <translation>من عضو لا يُذكر اسمه</translation>
    </message>
    <message>
        <source>As it was written</source>
        <translation>كما كُتب</translation>
    </message>
    <message>
        <source>Without names</source>
        <translation>بلا أسماء</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Common key</source>
        <translation>المفتاح المشترك</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>المحاولة</translation>
    </message>
    <message>
        <source>Parts dealt</source>
        <translation>الأجزاء الموزّعة</translation>
    </message>
    <message>
        <source>Sealed part</source>
        <translation>جزء مختوم</translation>
    </message>
    <message>
        <source>For the clinic number</source>
        <translation>للعيادة رقم</translation>
    </message>
    <message>
        <source>Complaint against the clinic number</source>
        <translation>شكوى ضد العيادة رقم</translation>
    </message>
    <message>
        <source>Published part</source>
        <translation>جزء منشور</translation>
    </message>
    <message>
        <source>For finding out who misused a pseudonym</source>
        <translation>لمعرفة من أساء استخدام اسم مستعار</translation>
    </message>
    <message>
        <source>For emergencies</source>
        <translation>لحالات الطوارئ</translation>
    </message>
    <message>
        <source>Common key begun</source>
        <translation>بدء المفتاح المشترك</translation>
    </message>
    <message>
        <source>Common key: taking part</source>
        <translation>المفتاح المشترك: مشاركة</translation>
    </message>
    <message>
        <source>Common key: parts dealt</source>
        <translation>المفتاح المشترك: توزيع الأجزاء</translation>
    </message>
    <message>
        <source>Common key: parts checked</source>
        <translation>المفتاح المشترك: فحص الأجزاء</translation>
    </message>
    <message>
        <source>Common key: complaints answered</source>
        <translation>المفتاح المشترك: الرد على الشكاوى</translation>
    </message>
    <message>
        <source>Common key: next step</source>
        <translation>المفتاح المشترك: الخطوة التالية</translation>
    </message>
    <message>
        <source>Emergency declared</source>
        <translation>إعلان حالة طوارئ</translation>
    </message>
    <message>
        <source>Emergency: share given</source>
        <translation>حالة طوارئ: تقديم الحصة</translation>
    </message>
    <message>
        <source>Emergency: no share given</source>
        <translation>حالة طوارئ: عدم تقديم حصة</translation>
    </message>
    <message>
        <source>Emergency reviewed</source>
        <translation>مراجعة حالة الطوارئ</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Reseal – demo with invented patients</source>
        <translation>Reseal – عرض تجريبي بمرضى وهميين</translation>
    </message>
    <message>
        <source>Something is still under way</source>
        <translation>ما زال هناك عمل قيد التنفيذ</translation>
    </message>
    <message>
        <source>If you close now, it stops. What is finished stays as it is, nothing half is left, and you can do the rest again later.</source>
        <translation>إذا أغلقت الآن فسيتوقف. ما اكتمل يبقى كما هو، ولا يبقى شيء منقوصًا، ويمكنك إنجاز الباقي لاحقًا.</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>إبقاؤه مفتوحًا</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>إيقاف وإغلاق</translation>
    </message>
    <message numerus="yes">
        <source>Nobody seems to be here: this window locks in %n second(s).</source>
        <translation>
            <numerusform>يبدو أنه لا أحد هنا: تُقفل هذه النافذة الآن.</numerusform>
            <numerusform>يبدو أنه لا أحد هنا: تُقفل هذه النافذة بعد ثانية واحدة.</numerusform>
            <numerusform>يبدو أنه لا أحد هنا: تُقفل هذه النافذة بعد ثانيتين.</numerusform>
            <numerusform>يبدو أنه لا أحد هنا: تُقفل هذه النافذة بعد %n ثوانٍ.</numerusform>
            <numerusform>يبدو أنه لا أحد هنا: تُقفل هذه النافذة بعد %n ثانية.</numerusform>
            <numerusform>يبدو أنه لا أحد هنا: تُقفل هذه النافذة بعد %n ثانية.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay unlocked</source>
        <translation>البقاء مفتوحًا</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Members</source>
        <translation>الأعضاء</translation>
    </message>
    <message>
        <source>Patients and staff of this clinic. You vouch for who they are.</source>
        <translation>مرضى هذه العيادة وطاقمها. أنت تضمن صحة هوياتهم.</translation>
    </message>
    <message>
        <source>Invite…</source>
        <translation>دعوة…</translation>
    </message>
    <message>
        <source>Waiting to be let in</source>
        <translation>بانتظار القبول</translation>
    </message>
    <message>
        <source>Invited, not here yet</source>
        <translation>مدعوون لم يحضروا بعد</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>منذ</translation>
    </message>
    <message>
        <source>No member&apos;s name has “%1” in it.</source>
        <translation>لا يوجد عضو في اسمه «%1».</translation>
    </message>
    <message>
        <source>The members could not be read.</source>
        <translation>تعذّرت قراءة الأعضاء.</translation>
    </message>
    <message>
        <source>Name not on file</source>
        <translation>الاسم غير مسجل</translation>
    </message>
    <message>
        <source>No name noted</source>
        <translation>لم يُدوّن اسم</translation>
    </message>
    <message>
        <source>%1 · their code: %2</source>
        <translation>%1 · رمزه: %2</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>رفض…</translation>
    </message>
    <message>
        <source>Let in…</source>
        <translation>قبول…</translation>
    </message>
    <message>
        <source>%1 · %2 · until %3</source>
        <translation>%1 · %2 · حتى %3</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>إلغاء الدعوة…</translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>دعوة شخص</translation>
    </message>
    <message>
        <source>Whom is it for? For the clinic only</source>
        <translation>لمن هي؟ للعيادة فقط</translation>
    </message>
    <message>
        <source>Good for</source>
        <translation>مدة الصلاحية</translation>
    </message>
    <message>
        <source>Good for one day</source>
        <translation>صالحة ليوم واحد</translation>
    </message>
    <message>
        <source>Good for one week</source>
        <translation>صالحة لأسبوع واحد</translation>
    </message>
    <message>
        <source>Good for 30 days</source>
        <translation>صالحة لمدة 30 يومًا</translation>
    </message>
    <message>
        <source>Make the invitation</source>
        <translation>إنشاء الدعوة</translation>
    </message>
    <message>
        <source>No invitation was made.</source>
        <translation>لم تُنشأ أي دعوة.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>The invitation</source>
        <translation>الدعوة</translation>
    </message>
    <message>
        <source>The invitation for %1</source>
        <translation>الدعوة الخاصة بـ %1</translation>
    </message>
    <message>
        <source>Let them scan the code, or give it as a file. It lets nobody in by itself: you will compare a code and look at the face. Good until %1.</source>
        <translation>دعه يمسح الرمز ضوئيًا، أو سلّمها إليه كملف. لا تُدخل أحدًا بمفردها: فسوف تقارن رمزًا وتنظر إلى الوجه. صالحة حتى %1.</translation>
    </message>
    <message>
        <source>Is it them?</source>
        <translation>هل هو الشخص نفسه؟</translation>
    </message>
    <message>
        <source>Compare this code with the one in their program, and look at their papers. You vouch for the name.</source>
        <translation>قارن هذا الرمز بالرمز الظاهر في برنامجه، واطلع على أوراقه الثبوتية. أنت تضمن صحة الاسم.</translation>
    </message>
    <message>
        <source>Name, as in their papers</source>
        <translation>الاسم كما في أوراقه الثبوتية</translation>
    </message>
    <message>
        <source>Title or field, such as “cardiologist”</source>
        <translation>اللقب أو التخصص، مثل «أمراض القلب»</translation>
    </message>
    <message>
        <source>The code is the same: let in</source>
        <translation>الرمز مطابق: قبول</translation>
    </message>
    <message>
        <source>Write down the name first.</source>
        <translation>دوّن الاسم أولًا.</translation>
    </message>
    <message>
        <source>Nobody was let in.</source>
        <translation>لم يُقبل أحد.</translation>
    </message>
    <message>
        <source>%1 is in. Their program goes on by itself.</source>
        <translation>تم قبول %1. يتابع برنامجه تلقائيًا.</translation>
    </message>
    <message>
        <source>%1 is in</source>
        <translation>تم قبول %1</translation>
    </message>
    <message>
        <source>Give this to them by hand, as a code or a file: it carries the key of the clinic&apos;s archive and should go over no network. Without it they can&apos;t seal records.</source>
        <translation>سلّم هذا إليه يدًا بيد، كرمز أو كملف: فهو يحمل مفتاح أرشيف العيادة وينبغي ألا يمر عبر أي شبكة. ولا يمكنه ختم السجلات من دونه.</translation>
    </message>
    <message>
        <source>Withdraw the invitation?</source>
        <translation>هل تريد إلغاء الدعوة؟</translation>
    </message>
    <message>
        <source>Whoever has it can&apos;t be let in with it any more.</source>
        <translation>لن يمكن بعد ذلك قبول من يحملها.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>إلغاء الدعوة</translation>
    </message>
    <message>
        <source>The invitation was not withdrawn.</source>
        <translation>لم تُلغَ الدعوة.</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>تم إلغاؤها.</translation>
    </message>
    <message>
        <source>Nobody is in this clinic yet</source>
        <translation>لا أحد في هذه العيادة بعد</translation>
    </message>
    <message>
        <source>Invite a doctor first, then patients: whoever has an invitation joins with it, and you let them in here.</source>
        <translation>ادعُ طبيبًا أولًا ثم المرضى: من لديه دعوة ينضم بها، وأنت تقبله هنا.</translation>
    </message>
    <message>
        <source>Invite a doctor…</source>
        <translation>دعوة طبيب…</translation>
    </message>
    <message>
        <source>Only the fingerprint of an invitation is kept here, so none can be shown again. If one is lost, withdraw it and make a new one.</source>
        <translation>لا تُحفظ هنا إلا بصمة الدعوة، فلا يمكن عرضها مرة أخرى. إن ضاعت فألغها وأنشئ دعوة جديدة.</translation>
    </message>
    <message>
        <source>%1, since %2.</source>
        <translation>%1، منذ %2.</translation>
    </message>
    <message>
        <source>The code that was compared: %1</source>
        <translation>الرمز الذي قورن: %1</translation>
    </message>
    <message>
        <source>Is the passphrase or the computer lost? Invite them again: with a new invitation they get new keys and become a member once more.</source>
        <translation>هل فُقدت عبارة المرور أو الحاسوب؟ ادعُه من جديد: بدعوة جديدة يحصل على مفاتيح جديدة ويصبح عضوًا مرة أخرى.</translation>
    </message>
    <message>
        <source>Invite again…</source>
        <translation>دعوة من جديد…</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>votes</source>
        <translation>تصوّت</translation>
    </message>
    <message>
        <source>passes keys on</source>
        <translation>تمرّر المفاتيح</translation>
    </message>
    <message>
        <source>keeps records</source>
        <translation>تحفظ السجلات</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>غائبة</translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) behind</source>
        <translation>
            <numerusform>بلا تأخر</numerusform>
            <numerusform>متأخرة كتلة واحدة</numerusform>
            <numerusform>متأخرة كتلتين</numerusform>
            <numerusform>متأخرة %n كتل</numerusform>
            <numerusform>متأخرة %n كتلة</numerusform>
            <numerusform>متأخرة %n كتلة</numerusform>
        </translation>
    </message>
    <message>
        <source>This clinic</source>
        <translation>هذه العيادة</translation>
    </message>
    <message>
        <source>There</source>
        <translation>حاضرة</translation>
    </message>
    <message>
        <source>Your clinic&apos;s computer does not answer. What you do is kept on this computer and sent as soon as it does.</source>
        <translation>حاسوب عيادتك لا يجيب. ما تفعله يُحفظ على هذا الحاسوب ويُرسل فور عودته.</translation>
    </message>
    <message>
        <source>As your clinic sees it. At least %1 clinics have to be there for a decision to take effect; taking a permission back works at once with each clinic that hears of it.</source>
        <translation>كما تراها عيادتك. ليسري أي قرار ينبغي ألا يقل عدد العيادات الحاضرة عن %1؛ أما سحب إذن فيسري فورًا لدى كل عيادة تُبلَّغ به.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>The clinics that keep the ledger together, as this one sees them.</source>
        <translation>العيادات التي تحفظ الدفتر معًا، كما تراها هذه العيادة.</translation>
    </message>
    <message>
        <source>The clinics as a table</source>
        <translation>جدول العيادات</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>العيادة</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>الكتلة</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>مهامها</translation>
    </message>
    <message>
        <source>This group&apos;s phrase: %1. Every clinic&apos;s program shows the same.</source>
        <translation>عبارة هذه المجموعة: %1. يعرضها برنامج كل عيادة كما هي.</translation>
    </message>
    <message>
        <source>The network&apos;s state could not be read.</source>
        <translation>تعذّرت قراءة حالة الشبكة.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 clinics are there; at least %3 have to be for anything to be decided. Block %4; %n transaction(s) wait.</source>
        <translation>
            <numerusform>عدد العيادات الحاضرة %1 من %2؛ ولا يُبَت في شيء بأقل من %3. الكتلة %4؛ لا معاملات تنتظر.</numerusform>
            <numerusform>عدد العيادات الحاضرة %1 من %2؛ ولا يُبَت في شيء بأقل من %3. الكتلة %4؛ معاملة واحدة تنتظر.</numerusform>
            <numerusform>عدد العيادات الحاضرة %1 من %2؛ ولا يُبَت في شيء بأقل من %3. الكتلة %4؛ معاملتان تنتظران.</numerusform>
            <numerusform>عدد العيادات الحاضرة %1 من %2؛ ولا يُبَت في شيء بأقل من %3. الكتلة %4؛ %n معاملات تنتظر.</numerusform>
            <numerusform>عدد العيادات الحاضرة %1 من %2؛ ولا يُبَت في شيء بأقل من %3. الكتلة %4؛ %n معاملة تنتظر.</numerusform>
            <numerusform>عدد العيادات الحاضرة %1 من %2؛ ولا يُبَت في شيء بأقل من %3. الكتلة %4؛ %n معاملة تنتظر.</numerusform>
        </translation>
    </message>
    <message>
        <source>This clinic does not vote at the moment: after a restart it asks the others first what it has signed. %1</source>
        <translation>لا تصوّت هذه العيادة حاليًا: فبعد إعادة التشغيل تسأل العيادات الأخرى أولًا عمّا وقّعت عليه. %1</translation>
    </message>
    <message>
        <source>The clinic on this computer must be unlocked first: whoever knows its passphrase does that, and then you come back. You are locked meanwhile.</source>
        <translation>يجب أولًا فتح قفل العيادة على هذا الحاسوب: يفعل ذلك من يعرف عبارة مرورها، ثم تعود أنت. ويبقى مكانك مقفلًا في هذه الأثناء.</translation>
    </message>
    <message>
        <source>Unlock the clinic</source>
        <translation>فتح قفل العيادة</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>عبارة المرور نفسها مرة أخرى</translation>
    </message>
    <message>
        <source>Strength of the passphrase</source>
        <translation>قوة عبارة المرور</translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation>العبارتان غير متطابقتين</translation>
    </message>
    <message>
        <source>Four or five words that have nothing to do with each other are easy to remember and hard to guess. Nobody can look it up or set a new one for you.</source>
        <translation>أربع أو خمس كلمات لا صلة بينها يسهل تذكرها ويصعب تخمينها. لا يمكن لأحد معرفتها أو تعيين أخرى لك.</translation>
    </message>
    <message>
        <source>Nobody can look it up or set a new one for you. Write it down and keep it where you keep your passport.</source>
        <translation>لا يمكن لأحد معرفتها أو تعيين أخرى لك. دوّنها واحفظها حيث تحفظ جواز سفرك.</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Unlock the clinic</source>
        <translation>فتح قفل العيادة</translation>
    </message>
    <message>
        <source>Your clinic is on this computer, and locked: whoever knows its passphrase unlocks it, and then you come back.</source>
        <translation>عيادتك على هذا الحاسوب وهي مقفلة: يفتح قفلها من يعرف عبارة مرورها، ثم تعود أنت.</translation>
    </message>
</context>
<context>
    <name>PatientTable</name>
    <message>
        <source>not known</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>no care card</source>
        <translation>بلا بطاقة رعاية</translation>
    </message>
    <message>
        <source>Your patient</source>
        <translation>من مرضاك</translation>
    </message>
    <message>
        <source>In the register: choose to add</source>
        <translation>في الفهرس: اختر للإضافة</translation>
    </message>
    <message>
        <source>In the register: no care card yet</source>
        <translation>في الفهرس: بلا بطاقة رعاية بعد</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>الميلاد</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>In the register: its care card is damaged</source>
        <translation>في الفهرس: بطاقة الرعاية تالفة</translation>
    </message>
</context>
<context>
    <name>PatientsPage</name>
    <message>
        <source>Patients</source>
        <translation>المرضى</translation>
    </message>
    <message>
        <source>Yours, and while you type those in your clinic&apos;s register.</source>
        <translation>مرضاك، وأثناء الكتابة من في فهرس عيادتك أيضًا.</translation>
    </message>
    <message>
        <source>Add by care card…</source>
        <translation>إضافة ببطاقة الرعاية…</translation>
    </message>
    <message>
        <source>Name, birth date or number</source>
        <translation>الاسم أو تاريخ الميلاد أو الرقم</translation>
    </message>
    <message>
        <source>Find patients</source>
        <translation>البحث عن مرضى</translation>
    </message>
    <message>
        <source>No patients yet</source>
        <translation>لا مرضى بعد</translation>
    </message>
    <message>
        <source>Ask a patient for the care card and scan or paste it: then you can seal records for them and ask to read what others sealed.</source>
        <translation>اطلب من المريض بطاقة الرعاية وامسحها أو الصقها: عندها يمكنك ختم السجلات له وطلب قراءة ما ختمه غيرك.</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>لا أحد يطابق</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>تعذّر جلب مرضاك.</translation>
    </message>
    <message>
        <source>The clinic&apos;s register was not asked.</source>
        <translation>تعذّر سؤال فهرس العيادة.</translation>
    </message>
    <message>
        <source>%1 is among your patients now.</source>
        <translation>صار %1 من مرضاك الآن.</translation>
    </message>
    <message>
        <source>%1 is added; the clinics are told. Sealing and asking is possible in a moment.</source>
        <translation>أُضيف %1، ويجري إبلاغ العيادات. سيصبح الختم والطلب ممكنين بعد لحظات.</translation>
    </message>
    <message>
        <source>The patient was not entered into the clinic&apos;s register.</source>
        <translation>لم يُسجَّل المريض في فهرس العيادة.</translation>
    </message>
    <message>
        <source>Neither your patients nor your clinic&apos;s register have somebody of this name, birth date or number. Ask the patient for the care card, or let the clinic&apos;s staff enter it into the register.</source>
        <translation>لا يوجد بين مرضاك ولا في فهرس عيادتك أحد بهذا الاسم أو تاريخ الميلاد أو الرقم. اطلب من المريض بطاقة الرعاية، أو دع موظفي العيادة يدرجونها في الفهرس.</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>Choose a point with the arrow keys or the mouse.</source>
        <translation>اختر نقطة بمفاتيح الأسهم أو بالفأرة.</translation>
    </message>
    <message>
        <source>▨ Marked on the axis: there are results of these days that you may not read. Curves may run through what is missing.</source>
        <translation>▨ معلّم على المحور: توجد في هذه الأيام نتائج لا يحق لك قراءتها. قد تمر المنحنيات عبر ما هو ناقص.</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>reference %1 to %2</source>
        <translation>المرجع من %1 إلى %2</translation>
    </message>
    <message>
        <source>reference from %1</source>
        <translation>المرجع من %1</translation>
    </message>
    <message>
        <source>reference up to %1</source>
        <translation>المرجع حتى %1</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>بلا تاريخ</translation>
    </message>
    <message>
        <source>▲ high</source>
        <translation>▲ مرتفع</translation>
    </message>
    <message>
        <source>▼ low</source>
        <translation>▼ منخفض</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>القيم عبر الزمن</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Reseal – demo with invented patients</source>
        <translation>Reseal – عرض تجريبي بمرضى وهميين</translation>
    </message>
    <message>
        <source>Setting up four demo clinics</source>
        <translation>جارٍ إعداد أربع عيادات تجريبية</translation>
    </message>
    <message>
        <source>They found a ledger together on this computer, take in made-up patients, and seal years of their records. The first time this takes a minute or two.</source>
        <translation>تؤسس العيادات معًا دفترًا على هذا الحاسوب، وتستقبل مرضى وهميين، وتختم سجلات سنوات لهم. يستغرق ذلك في المرة الأولى دقيقة أو دقيقتين.</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>جارٍ الإعداد</translation>
    </message>
    <message>
        <source>The demo could not be set up. Delete its folder and try again.</source>
        <translation>تعذّر إعداد العرض التجريبي. احذف مجلده وأعد المحاولة.</translation>
    </message>
</context>
<context>
    <name>QrView</name>
    <message>
        <source>QR code</source>
        <translation>رمز QR</translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>Find by words, date or clinic</source>
        <translation>البحث بكلمات أو تاريخ أو عيادة</translation>
    </message>
    <message>
        <source>Find records</source>
        <translation>البحث في السجلات</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>الفئة</translation>
    </message>
    <message>
        <source>Sorted or not</source>
        <translation>مصنّف أم لا</translation>
    </message>
    <message>
        <source>Readable or not</source>
        <translation>متاح للقراءة أم لا</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>To be sorted</source>
        <translation>بانتظار التصنيف</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>متاح للقراءة</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>مطلوب</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>مقفل</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>منتهٍ</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>السجلات</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>لا سجلات بعد</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>لا شيء يطابق</translation>
    </message>
    <message>
        <source>No record fits what you are looking for.</source>
        <translation>لا يوجد سجل يطابق ما تبحث عنه.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>عرض الكل</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>كل الفئات</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>لا سجلات</numerusform>
            <numerusform>سجل واحد</numerusform>
            <numerusform>سجلان</numerusform>
            <numerusform>%n سجلات</numerusform>
            <numerusform>%n سجلًا</numerusform>
            <numerusform>%n سجل</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>A double click or Enter opens a record.</source>
        <translation>النقر المزدوج أو Enter يفتح السجل.</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>To be sorted</source>
        <translation>بانتظار التصنيف</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>لا نسخ</numerusform>
            <numerusform>نسخة واحدة</numerusform>
            <numerusform>نسختان</numerusform>
            <numerusform>%n نسخ</numerusform>
            <numerusform>%n نسخة</numerusform>
            <numerusform>%n نسخة</numerusform>
        </translation>
    </message>
    <message>
        <source>Readable until %1</source>
        <translation>متاح للقراءة حتى %1</translation>
    </message>
    <message>
        <source>Not shown to you</source>
        <translation>غير معروض لك</translation>
    </message>
    <message>
        <source>A record in a protected category</source>
        <translation>سجل في فئة محمية</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>الفئة</translation>
    </message>
    <message>
        <source>What</source>
        <translation>المحتوى</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>العيادة</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>الحفظ</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>لك</translation>
    </message>
    <message>
        <source>Sealed on %1; open it to see what it is</source>
        <translation>خُتم في %1؛ افتحه لترى ما هو</translation>
    </message>
    <message>
        <source>No title before the patient has sorted it in</source>
        <translation>بلا عنوان حتى يصنّفه المريض</translation>
    </message>
    <message>
        <source>%1 (readable values)</source>
        <translation>%1 (قيم متاحة للقراءة)</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>My records</source>
        <translation>سجلاتي</translation>
    </message>
    <message>
        <source>Everything that clinics have sealed for you.</source>
        <translation>كل ما ختمته العيادات لك.</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>حفظ الكل…</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>لا سجلات بعد</translation>
    </message>
    <message>
        <source>Show your care card at a clinic: what its doctors seal for you appears here, and only you can open it to others.</source>
        <translation>اعرض بطاقة رعايتك في إحدى العيادات: ما يختمه أطباؤها لك يظهر هنا، ولا أحد غيرك يمكنه فتحه للآخرين.</translation>
    </message>
    <message>
        <source>The records could not be fetched.</source>
        <translation>تعذّر جلب السجلات.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) wait to be sorted: open one and choose where it belongs. Until then nobody can ask for it.</source>
        <translation>
            <numerusform>لا سجلات تنتظر التصنيف.</numerusform>
            <numerusform>سجل واحد ينتظر التصنيف: افتحه واختر فئته. وحتى ذلك الحين لا يمكن لأحد أن يطلبه.</numerusform>
            <numerusform>سجلان ينتظران التصنيف: افتح أحدهما واختر فئته. وحتى ذلك الحين لا يمكن لأحد أن يطلبهما.</numerusform>
            <numerusform>%n سجلات تنتظر التصنيف: افتح أحدها واختر فئته. وحتى ذلك الحين لا يمكن لأحد أن يطلبها.</numerusform>
            <numerusform>%n سجلًا تنتظر التصنيف: افتح أحدها واختر فئته. وحتى ذلك الحين لا يمكن لأحد أن يطلبها.</numerusform>
            <numerusform>%n سجل تنتظر التصنيف: افتح أحدها واختر فئته. وحتى ذلك الحين لا يمكن لأحد أن يطلبها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sort it in…</source>
        <translation>تصنيفه في…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>محو…</translation>
    </message>
    <message>
        <source>It was not sorted in.</source>
        <translation>لم يُصنّف.</translation>
    </message>
    <message>
        <source>It lies in “%1” now.</source>
        <translation>صار الآن في «%1».</translation>
    </message>
    <message>
        <source>%1 (suggested)</source>
        <translation>%1 (مقترحة)</translation>
    </message>
    <message>
        <source>Erase “%1” for good?</source>
        <translation>هل تريد محو «%1» نهائيًا؟</translation>
    </message>
    <message>
        <source>All clinics delete it, and nobody can open it any more, you neither. Copies that somebody saved before are out of reach. Clinics may have to keep records of their own by law.</source>
        <translation>تحذفه العيادات كلها ولا يعود بإمكان أحد فتحه، ولا حتى أنت. أما النسخ التي حفظها أحدهم من قبل فلا سبيل إليها. وقد يُلزم القانون العيادات بالاحتفاظ بسجلات خاصة بها.</translation>
    </message>
    <message>
        <source>Erase it</source>
        <translation>محوه</translation>
    </message>
    <message>
        <source>It was not erased.</source>
        <translation>لم يُمحَ.</translation>
    </message>
    <message>
        <source>Erased. The clinics delete their copies as they hear of it.</source>
        <translation>تم المحو. تحذف العيادات نسخها حال إبلاغها.</translation>
    </message>
    <message>
        <source>Save to which folder?</source>
        <translation>في أي مجلد تُحفظ؟</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) saved to %1. They are not protected there: whoever can use the folder can read them.</source>
        <translation>
            <numerusform>لم يُحفظ أي سجل في %1.</numerusform>
            <numerusform>حُفظ سجل واحد في %1. وهو غير محمي هناك: كل من يستطيع استخدام المجلد يمكنه قراءته.</numerusform>
            <numerusform>حُفظ سجلان في %1. وهما غير محميين هناك: كل من يستطيع استخدام المجلد يمكنه قراءتهما.</numerusform>
            <numerusform>حُفظت %n سجلات في %1. وهي غير محمية هناك: كل من يستطيع استخدام المجلد يمكنه قراءتها.</numerusform>
            <numerusform>حُفظ %n سجلًا في %1. وهي غير محمية هناك: كل من يستطيع استخدام المجلد يمكنه قراءتها.</numerusform>
            <numerusform>حُفظ %n سجل في %1. وهي غير محمية هناك: كل من يستطيع استخدام المجلد يمكنه قراءتها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving records</source>
        <translation>جارٍ حفظ السجلات</translation>
    </message>
    <message>
        <source>%1 of %2 records were saved; then it stopped.</source>
        <translation>عدد السجلات المحفوظة %1 من %2، ثم توقف الحفظ.</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>شخص لم يتأكد اسمه</translation>
    </message>
    <message>
        <source>Request by %1</source>
        <translation>طلب من %1</translation>
    </message>
    <message>
        <source>✓ Confirmed by %1</source>
        <translation>✓ مؤكد من %1</translation>
    </message>
    <message>
        <source>Asks to read, for: %1</source>
        <translation>يطلب القراءة لغرض: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>What they wrote: %1</source>
        <translation>ما كتبه: %1</translation>
    </message>
    <message>
        <source>%1: tick to include</source>
        <translation>%1: حدّد للتضمين</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation>
            <numerusform>لا سجلات في «%1»</numerusform>
            <numerusform>سجل واحد في «%1»</numerusform>
            <numerusform>سجلان في «%1»</numerusform>
            <numerusform>%n سجلات في «%1»</numerusform>
            <numerusform>%n سجلًا في «%1»</numerusform>
            <numerusform>%n سجل في «%1»</numerusform>
        </translation>
    </message>
    <message>
        <source>Time left to undo</source>
        <translation>الوقت المتبقي للتراجع</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>موافقة</translation>
    </message>
    <message>
        <source>Approve part…</source>
        <translation>موافقة جزئية…</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>This request can&apos;t be believed, so it can only be declined.</source>
        <translation>لا يمكن تصديق هذا الطلب، لذا لا يمكن إلا رفضه.</translation>
    </message>
    <message>
        <source>Undo (%1 s)</source>
        <translation>تراجع (%1 ث)</translation>
    </message>
    <message>
        <source>Tick what you want to share first.</source>
        <translation>حدّد أولًا ما تريد مشاركته.</translation>
    </message>
    <message>
        <source>Nothing is signed yet. Afterwards you can only take it back, which does not undo what has been read until then.</source>
        <translation>لم يُوقّع شيء بعد. بعد ذلك لا يمكنك إلا سحب الموافقة، وهذا لا يلغي ما قُرئ حتى حينه.</translation>
    </message>
    <message>
        <source>Not for %1 alone: everybody whom the clinic names in its team can open it, those who come later too. In your activity you see who it was each time one of them opens a record.</source>
        <translation>ليس لصالح %1 وحده: كل من تسميهم العيادة في فريقها يمكنهم فتحه، ومن ينضم لاحقًا أيضًا. وفي نشاطك ترى من كان ذلك في كل مرة يفتح فيها أحدهم سجلًا.</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>شخص لم يتأكد اسمه</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>الطلبات</translation>
    </message>
    <message>
        <source>Who asks to read your records. Nobody can before you approve.</source>
        <translation>من يطلب قراءة سجلاتك. لا يمكن لأحد ذلك قبل موافقتك.</translation>
    </message>
    <message>
        <source>Nobody is asking</source>
        <translation>لا أحد يطلب</translation>
    </message>
    <message>
        <source>When a doctor asks to read something of yours, it appears here. Show your care card at a clinic so that they can find you.</source>
        <translation>عندما يطلب طبيب قراءة شيء من سجلاتك يظهر الطلب هنا. اعرض بطاقة رعايتك في العيادة كي يعثروا عليك.</translation>
    </message>
    <message>
        <source>Show my care card</source>
        <translation>عرض بطاقة رعايتي</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>تمت الإجابة</translation>
    </message>
    <message>
        <source>The requests could not be fetched.</source>
        <translation>تعذّر جلب الطلبات.</translation>
    </message>
    <message>
        <source>✓ Approved</source>
        <translation>✓ تمت الموافقة</translation>
    </message>
    <message>
        <source>✕ Declined</source>
        <translation>✕ تم الرفض</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>An approval for %1 that is not signed yet</source>
        <translation>موافقة لصالح %1 لم تُوقّع بعد</translation>
    </message>
    <message>
        <source>Giving access: the clinics are told…</source>
        <translation>منح الوصول: يجري إبلاغ العيادات…</translation>
    </message>
    <message>
        <source>%1 was not given access.</source>
        <translation>لم يُمنح %1 الوصول.</translation>
    </message>
    <message>
        <source>%1 can read it now.</source>
        <translation>يستطيع %1 القراءة الآن.</translation>
    </message>
    <message>
        <source>You approved %1&apos;s request. It takes effect as soon as enough clinics have heard of it; there is nothing more to do.</source>
        <translation>لقد وافقت على طلب %1. تسري الموافقة حال إبلاغ عدد كافٍ من العيادات؛ ولا يلزم القيام بشيء آخر.</translation>
    </message>
    <message>
        <source>Who can see what</source>
        <translation>من يرى ماذا</translation>
    </message>
    <message>
        <source>Decline this request?</source>
        <translation>هل تريد رفض هذا الطلب؟</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>The request was not declined.</source>
        <translation>لم يُرفض الطلب.</translation>
    </message>
    <message>
        <source>The request of %1 is not there any more: it was answered elsewhere, or withdrawn. Nothing was signed here.</source>
        <translation>لم يعد طلب %1 موجودًا: أُجيب عنه في مكان آخر أو سُحب. لم يُوقَّع شيء هنا.</translation>
    </message>
    <message>
        <source>It is not certain yet whether %1 was given access: look at “Who can see what” in a while.</source>
        <translation>ليس مؤكدًا بعد هل حصل %1 على الوصول: انظر بعد قليل في «من يمكنه رؤية ماذا».</translation>
    </message>
    <message>
        <source>%1 gets nothing by this request. To them it looks as if you had not answered yet.</source>
        <translation>لا يحصل %1 على شيء بهذا الطلب. ويبدو له كأنك لم تُجب بعد.</translation>
    </message>
    <message>
        <source>Declined. %1 gets nothing by this request.</source>
        <translation>رُفض. لا يحصل %1 على شيء بهذا الطلب.</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>The clinics as a ring</source>
        <translation>العيادات على شكل حلقة</translation>
    </message>
</context>
<context>
    <name>SealPage</name>
    <message>
        <source>Drop files here</source>
        <translation>أفلت الملفات هنا</translation>
    </message>
    <message>
        <source>Health records (FHIR, JSON) are sorted by themselves; any other file is sealed as it is. You see what it becomes before anything is sealed.</source>
        <translation>تُصنّف السجلات الصحية (FHIR، JSON) تلقائيًا؛ ويُختم أي ملف آخر كما هو. ترى ما سينتج عنه قبل ختم أي شيء.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>اختيار ملفات…</translation>
    </message>
    <message>
        <source>The file does not say whose record it is.</source>
        <translation>لا يذكر الملف لمن هذا السجل.</translation>
    </message>
    <message>
        <source>Something in it refers to what is not in the file.</source>
        <translation>فيه ما يشير إلى شيء غير موجود في الملف.</translation>
    </message>
    <message>
        <source>Some parts are of a kind nobody knows; they go to the notes.</source>
        <translation>بعض الأجزاء من نوع غير معروف، فتوضع ضمن الملاحظات.</translation>
    </message>
    <message>
        <source>The server that made this file holds more than is in it.</source>
        <translation>الخادم الذي أنشأ هذا الملف لديه أكثر مما فيه.</translation>
    </message>
    <message>
        <source>The file is marked as protected as a whole.</source>
        <translation>الملف بأكمله معلّم على أنه محمي.</translation>
    </message>
    <message>
        <source>Some part is in it in two versions.</source>
        <translation>جزء ما موجود فيه بنسختين مختلفتين.</translation>
    </message>
    <message>
        <source>Some part is about a group, a device or a place.</source>
        <translation>جزء ما يخص مجموعة أو جهازًا أو مكانًا.</translation>
    </message>
    <message>
        <source>The file is in XML: it is sealed as a document, not sorted.</source>
        <translation>الملف بصيغة XML: يُختم كمستند ولا يُصنّف.</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>ملاحظة: %1</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>سجل جديد</translation>
    </message>
    <message>
        <source>Sealed for one patient: afterwards only they can open it to others.</source>
        <translation>يُختم لمريض واحد: بعدها لا أحد غيره يمكنه فتحه للآخرين.</translation>
    </message>
    <message>
        <source>For which patient</source>
        <translation>لأي مريض</translation>
    </message>
    <message>
        <source>For which patient?</source>
        <translation>لأي مريض؟</translation>
    </message>
    <message>
        <source>What would be sealed</source>
        <translation>ما سيتم ختمه</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>ختم</translation>
    </message>
    <message>
        <source>What</source>
        <translation>المحتوى</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>الفئة</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>I have checked: the file is about this patient, although it names somebody else</source>
        <translation>لقد تحققت: الملف يخص هذا المريض مع أنه يذكر اسمًا آخر</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>استبعاد</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>جارٍ العمل</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>تعذّر جلب مرضاك.</translation>
    </message>
    <message>
        <source>Which files?</source>
        <translation>أي ملفات؟</translation>
    </message>
    <message>
        <source>Choose the patient first, above.</source>
        <translation>اختر المريض أولًا في الأعلى.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be sealed; nothing was changed.</source>
        <translation>لا يمكن ختم «%1»؛ لم يتغير شيء.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>بشأن %1</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>تاريخ الميلاد: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) sealed before, left out</source>
        <translation>
            <numerusform>لم تُترك أي أجزاء</numerusform>
            <numerusform>تُرك جزء واحد خُتم من قبل</numerusform>
            <numerusform>تُرك جزآن خُتما من قبل</numerusform>
            <numerusform>تُركت %n أجزاء خُتمت من قبل</numerusform>
            <numerusform>تُرك %n جزءًا خُتم من قبل</numerusform>
            <numerusform>تُرك %n جزء خُتم من قبل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) without content, left out</source>
        <translation>
            <numerusform>لم تُترك أي أجزاء</numerusform>
            <numerusform>تُرك جزء واحد بلا محتوى</numerusform>
            <numerusform>تُرك جزآن بلا محتوى</numerusform>
            <numerusform>تُركت %n أجزاء بلا محتوى</numerusform>
            <numerusform>تُرك %n جزءًا بلا محتوى</numerusform>
            <numerusform>تُرك %n جزء بلا محتوى</numerusform>
        </translation>
    </message>
    <message>
        <source>▲ The file names “%1”. That is not how you call this patient. Is it the right file?</source>
        <translation>▲ يذكر الملف الاسم «%1»، وليس هذا اسم المريض لديك. هل هو الملف الصحيح؟</translation>
    </message>
    <message>
        <source>Seal “%1”</source>
        <translation>ختم «%1»</translation>
    </message>
    <message>
        <source>Category of “%1”</source>
        <translation>فئة «%1»</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>يرجى الاختيار</translation>
    </message>
    <message>
        <source>%1 (suggested)</source>
        <translation>%1 (مقترحة)</translation>
    </message>
    <message numerus="yes">
        <source>Seal %n record(s)</source>
        <translation>
            <numerusform>ختم السجلات</numerusform>
            <numerusform>ختم سجل واحد</numerusform>
            <numerusform>ختم سجلين</numerusform>
            <numerusform>ختم %n سجلات</numerusform>
            <numerusform>ختم %n سجلًا</numerusform>
            <numerusform>ختم %n سجل</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing new in it: everything was sealed before.</source>
        <translation>لا جديد فيه: خُتم كل شيء من قبل.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) may be sensitive: choose where they belong.</source>
        <translation>
            <numerusform>لا سجلات حساسة.</numerusform>
            <numerusform>قد يكون سجل واحد حساسًا: اختر فئته.</numerusform>
            <numerusform>قد يكون سجلان حساسين: اختر فئة كل منهما.</numerusform>
            <numerusform>قد تكون %n سجلات حساسة: اختر فئة كل منها.</numerusform>
            <numerusform>قد يكون %n سجلًا من السجلات الحساسة: اختر فئة كل منها.</numerusform>
            <numerusform>قد يكون %n سجل من السجلات الحساسة: اختر فئة كل منها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Is it the right file? Tick the box above, or put it away.</source>
        <translation>هل هو الملف الصحيح؟ حدّد المربع أعلاه أو استبعد الملف.</translation>
    </message>
    <message>
        <source>Nothing is sealed yet.</source>
        <translation>لم يُختم شيء بعد.</translation>
    </message>
    <message>
        <source>Not everything was sealed. What you chose is still here: press “Seal” again and it goes on where it stopped.</source>
        <translation>لم يُختم كل شيء. ما اخترته ما زال هنا: اضغط «ختم» مجددًا ليُستأنف من حيث توقف.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed at this clinic. Entering them on the ledger, or the second copy, goes on by itself as soon as the other clinics answer.</source>
        <translation>
            <numerusform>لم يُختم أي سجل في هذه العيادة.</numerusform>
            <numerusform>خُتم سجل واحد في هذه العيادة. يُستكمل إدراجه في الدفتر أو حفظ نسخته الثانية تلقائيًا حال إجابة العيادات الأخرى.</numerusform>
            <numerusform>خُتم سجلان في هذه العيادة. يُستكمل إدراجهما في الدفتر أو حفظ نسختيهما الثانيتين تلقائيًا حال إجابة العيادات الأخرى.</numerusform>
            <numerusform>خُتمت %n سجلات في هذه العيادة. يُستكمل إدراجها في الدفتر أو حفظ نسخها الثانية تلقائيًا حال إجابة العيادات الأخرى.</numerusform>
            <numerusform>خُتم %n سجلًا في هذه العيادة. يُستكمل إدراجها في الدفتر أو حفظ نسخها الثانية تلقائيًا حال إجابة العيادات الأخرى.</numerusform>
            <numerusform>خُتم %n سجل في هذه العيادة. يُستكمل إدراجها في الدفتر أو حفظ نسخها الثانية تلقائيًا حال إجابة العيادات الأخرى.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>فتح الملف الطبي</translation>
    </message>
    <message>
        <source>One of the files can&apos;t be sealed; nothing was changed.</source>
        <translation>تعذّر ختم أحد الملفات؛ لم يتغيّر شيء.</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>إلغاء تحديد الكل</translation>
    </message>
    <message>
        <source>You have no patients yet</source>
        <translation>ليس لديك مرضى بعد</translation>
    </message>
    <message>
        <source>A record is sealed for one patient. Ask for the care card and add them first.</source>
        <translation>يُختم السجل لمريض واحد. اطلب بطاقة الرعاية وأضفه أولًا.</translation>
    </message>
    <message>
        <source>Add a patient…</source>
        <translation>إضافة مريض…</translation>
    </message>
    <message numerus="yes">
        <source>%n of these the patient has to sort in, because its category is protected: until then lists show its date, and neither title nor category.</source>
        <translation>
            <numerusform>لا سجلات يلزم المريض تصنيفها.</numerusform>
            <numerusform>سجل واحد منها يلزم المريض تصنيفه لأن فئته محمية: وحتى ذلك الحين تعرض القوائم تاريخه دون عنوانه وفئته.</numerusform>
            <numerusform>سجلان منها يلزم المريض تصنيفهما لأن فئتهما محمية: وحتى ذلك الحين تعرض القوائم تاريخهما دون العنوان والفئة.</numerusform>
            <numerusform>%n سجلات منها يلزم المريض تصنيفها لأن فئتها محمية: وحتى ذلك الحين تعرض القوائم تاريخها دون العنوان والفئة.</numerusform>
            <numerusform>%n سجلًا منها يلزم المريض تصنيفها لأن فئتها محمية: وحتى ذلك الحين تعرض القوائم تاريخها دون العنوان والفئة.</numerusform>
            <numerusform>%n سجل منها يلزم المريض تصنيفها لأن فئتها محمية: وحتى ذلك الحين تعرض القوائم تاريخها دون العنوان والفئة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>تحديد الكل</translation>
    </message>
    <message numerus="yes">
        <source>Sealing %n record(s)…</source>
        <translation>
            <numerusform>لا شيء يُختم…</numerusform>
            <numerusform>يجري ختم سجل واحد…</numerusform>
            <numerusform>يجري ختم سجلين…</numerusform>
            <numerusform>يجري ختم %n سجلات…</numerusform>
            <numerusform>يجري ختم %n سجلًا…</numerusform>
            <numerusform>يجري ختم %n سجل…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed, and kept at %1 clinics.</source>
        <translation>
            <numerusform>لم يُختم أي سجل؛ عدد العيادات الحافظة: %1.</numerusform>
            <numerusform>خُتم سجل واحد وحُفظ في عيادات عددها %1.</numerusform>
            <numerusform>خُتم سجلان وحُفظا في عيادات عددها %1.</numerusform>
            <numerusform>خُتمت %n سجلات وحُفظت في عيادات عددها %1.</numerusform>
            <numerusform>خُتم %n سجلًا وحُفظت في عيادات عددها %1.</numerusform>
            <numerusform>خُتم %n سجل وحُفظت في عيادات عددها %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed, and kept at your clinic only.</source>
        <translation>
            <numerusform>لم يُختم أي سجل.</numerusform>
            <numerusform>خُتم سجل واحد وحُفظ في عيادتك وحدها.</numerusform>
            <numerusform>خُتم سجلان وحُفظا في عيادتك وحدها.</numerusform>
            <numerusform>خُتمت %n سجلات وحُفظت في عيادتك وحدها.</numerusform>
            <numerusform>خُتم %n سجلًا وحُفظت في عيادتك وحدها.</numerusform>
            <numerusform>خُتم %n سجل وحُفظت في عيادتك وحدها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed at your clinic. Entering them on the ledger goes on by itself.</source>
        <translation>
            <numerusform>لم يُختم أي سجل في عيادتك.</numerusform>
            <numerusform>خُتم سجل واحد في عيادتك. يُستكمل إدراجه في الدفتر تلقائيًا.</numerusform>
            <numerusform>خُتم سجلان في عيادتك. يُستكمل إدراجهما في الدفتر تلقائيًا.</numerusform>
            <numerusform>خُتمت %n سجلات في عيادتك. يُستكمل إدراجها في الدفتر تلقائيًا.</numerusform>
            <numerusform>خُتم %n سجلًا في عيادتك. يُستكمل إدراجها في الدفتر تلقائيًا.</numerusform>
            <numerusform>خُتم %n سجل في عيادتك. يُستكمل إدراجها في الدفتر تلقائيًا.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was read of the files was let go when the window locked. Choose them again: what is sealed already is left out.</source>
        <translation>ما قُرئ من الملفات تُخلّي عنه عند قفل النافذة. اخترها من جديد: ما سبق ختمه يُستثنى.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>A page, a patient, a record…</source>
        <translation>صفحة، مريض، سجل…</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>ما تبحث عنه</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما عُثر عليه</translation>
    </message>
    <message>
        <source>Look for “%1” in %2</source>
        <translation>البحث عن «%1» في %2</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Show what was typed</source>
        <translation>إظهار ما كُتب</translation>
    </message>
</context>
<context>
    <name>SharingModel</name>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>لا سجلات</numerusform>
            <numerusform>سجل واحد</numerusform>
            <numerusform>سجلان</numerusform>
            <numerusform>%n سجلات</numerusform>
            <numerusform>%n سجلًا</numerusform>
            <numerusform>%n سجل</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (being set up)</source>
        <translation>%1 (قيد الإعداد)</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1، %2: %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>شخص لم يتأكد اسمه</translation>
    </message>
</context>
<context>
    <name>SharingPage</name>
    <message>
        <source>Who can see what</source>
        <translation>من يرى ماذا</translation>
    </message>
    <message>
        <source>Nobody can read your records</source>
        <translation>لا يمكن لأحد قراءة سجلاتك</translation>
    </message>
    <message>
        <source>Whoever you approve appears here, with what they may read and until when.</source>
        <translation>يظهر هنا كل من توافق على طلبه، مع ما يحق له قراءته وإلى متى.</translation>
    </message>
    <message>
        <source>It could not be fetched who can see what.</source>
        <translation>تعذّر جلب من يرى ماذا.</translation>
    </message>
    <message>
        <source>Approved on %1.</source>
        <translation>تمت الموافقة في %1.</translation>
    </message>
    <message>
        <source>%1 of %2 clinics hold their part of the key; %3 have to take part each time.</source>
        <translation>عدد العيادات التي لديها جزؤها من المفتاح %1 من %2؛ ويلزم أن تشارك %3 منها في كل مرة.</translation>
    </message>
    <message>
        <source>Being set up: %1 of at least %2 clinics have their part of the key.</source>
        <translation>قيد الإعداد: عدد العيادات التي لديها جزؤها من المفتاح %1، والمطلوب %2 على الأقل.</translation>
    </message>
    <message numerus="yes">
        <source>Opened %n time(s), as the clinics have accounted for until now.</source>
        <translation>
            <numerusform>لم يُفتح قط، حسبما أفادت به العيادات حتى الآن.</numerusform>
            <numerusform>فُتح مرة واحدة، حسبما أفادت به العيادات حتى الآن.</numerusform>
            <numerusform>فُتح مرتين، حسبما أفادت به العيادات حتى الآن.</numerusform>
            <numerusform>فُتح %n مرات، حسبما أفادت به العيادات حتى الآن.</numerusform>
            <numerusform>فُتح %n مرة، حسبما أفادت به العيادات حتى الآن.</numerusform>
            <numerusform>فُتح %n مرة، حسبما أفادت به العيادات حتى الآن.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>سحب الإذن…</translation>
    </message>
    <message>
        <source>This reader</source>
        <translation>هذا القارئ</translation>
    </message>
    <message>
        <source>Take it back?</source>
        <translation>هل تريد سحب الإذن؟</translation>
    </message>
    <message>
        <source>%1 can open nothing more in “%2”, from the moment the clinics hear of it. What was read until then can&apos;t be taken back.</source>
        <translation>لن يستطيع %1 فتح أي شيء آخر في «%2» منذ لحظة إبلاغ العيادات. أما ما قُرئ حتى حينه فلا يمكن سحبه.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>سحب الإذن</translation>
    </message>
    <message>
        <source>It was not taken back yet.</source>
        <translation>لم يُسحب الإذن بعد.</translation>
    </message>
    <message>
        <source>Choose a cell to see more, or to take it back.</source>
        <translation>اختر خانة لترى المزيد أو لتسحب الإذن.</translation>
    </message>
    <message>
        <source>Taken back: %1 can open nothing more in “%2”.</source>
        <translation>سُحب: لم يعد %1 يستطيع فتح أي شيء في «%2».</translation>
    </message>
    <message>
        <source>You have also allowed “%1” to the team of %2. If %3 belongs to it, the team can still open it for them. Take that back, too, if you don&apos;t want this.</source>
        <translation>لقد سمحتَ أيضًا لفريق %2 بالاطلاع على «%1». إذا كان %3 من هذا الفريق، فلا يزال الفريق قادرًا على فتحه له. اسحب ذلك أيضًا إن كنت لا تريده.</translation>
    </message>
    <message>
        <source>Taken back: what you had allowed %1 in “%2”.</source>
        <translation>تم السحب: ما كنت قد سمحت به لـ%1 في «%2».</translation>
    </message>
    <message>
        <source>Somebody else whom you have allowed it can&apos;t read what is added from now on: too few clinics are left that could help. Let them ask again.</source>
        <translation>شخص آخر سمحتَ له لا يستطيع قراءة ما يُضاف من الآن: لم يبق ما يكفي من العيادات للمساعدة. دعه يطلب من جديد.</translation>
    </message>
    <message>
        <source>A new key for what is added later follows by itself.</source>
        <translation>ويتبع من تلقاء نفسه مفتاح جديد لما يُضاف لاحقًا.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the details</source>
        <translation>إغلاق التفاصيل</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>قيد التنفيذ</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>فشل</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>ليس بعد</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>التخزين</translation>
    </message>
    <message>
        <source>Sealed records, the ledger, and parts of keys. This clinic can read none of the records.</source>
        <translation>سجلات مختومة والدفتر وأجزاء من مفاتيح. لا تستطيع هذه العيادة قراءة أي من السجلات.</translation>
    </message>
    <message>
        <source>What is kept here</source>
        <translation>ما يُحفظ هنا</translation>
    </message>
    <message>
        <source>Sealed records</source>
        <translation>السجلات المختومة</translation>
    </message>
    <message>
        <source>The ledger</source>
        <translation>الدفتر</translation>
    </message>
    <message>
        <source>Parts of keys for readers</source>
        <translation>أجزاء مفاتيح القرّاء</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>المساحة الحرة على القرص</translation>
    </message>
    <message>
        <source>How full the disk is, as far as this program knows</source>
        <translation>مدى امتلاء القرص، بقدر ما يعلم هذا البرنامج</translation>
    </message>
    <message>
        <source>Is it safe?</source>
        <translation>هل هو في أمان؟</translation>
    </message>
    <message>
        <source>Reading it through compares everything with its fingerprint on the ledger, and fetches from other clinics what has rotted.</source>
        <translation>الفحص الكامل يقارن كل شيء ببصمته في الدفتر، ويجلب من عيادات أخرى ما تلف.</translation>
    </message>
    <message>
        <source>Read it through now</source>
        <translation>بدء الفحص الكامل الآن</translation>
    </message>
    <message>
        <source>Reading through</source>
        <translation>جارٍ الفحص الكامل</translation>
    </message>
    <message>
        <source>It could not be read what is kept.</source>
        <translation>تعذّرت قراءة ما هو محفوظ.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 بلا ملفات</numerusform>
            <numerusform>%1 في ملف واحد</numerusform>
            <numerusform>%1 في ملفين</numerusform>
            <numerusform>%1 في %n ملفات</numerusform>
            <numerusform>%1 في %n ملفًا</numerusform>
            <numerusform>%1 في %n ملف</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Every record that this clinic has to see to is kept by enough clinics.</source>
        <translation>✓ كل سجل تتولى هذه العيادة أمره محفوظ لدى عدد كافٍ من العيادات.</translation>
    </message>
    <message numerus="yes">
        <source>▲ %n record(s) have too few copies. More are made by themselves while other clinics are there.</source>
        <translation>
            <numerusform>▲ لا سجلات تنقصها نسخ.</numerusform>
            <numerusform>▲ سجل واحد نسخه أقل من اللازم. تُنشأ نسخ أخرى تلقائيًا ما دامت العيادات الأخرى حاضرة.</numerusform>
            <numerusform>▲ سجلان نسخهما أقل من اللازم. تُنشأ نسخ أخرى تلقائيًا ما دامت العيادات الأخرى حاضرة.</numerusform>
            <numerusform>▲ %n سجلات نسخها أقل من اللازم. تُنشأ نسخ أخرى تلقائيًا ما دامت العيادات الأخرى حاضرة.</numerusform>
            <numerusform>▲ %n سجلًا نسخها أقل من اللازم. تُنشأ نسخ أخرى تلقائيًا ما دامت العيادات الأخرى حاضرة.</numerusform>
            <numerusform>▲ %n سجل نسخها أقل من اللازم. تُنشأ نسخ أخرى تلقائيًا ما دامت العيادات الأخرى حاضرة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last read through on %1.</source>
        <translation>آخر فحص كامل في %1.</translation>
    </message>
    <message>
        <source>Not read through yet since this program was started.</source>
        <translation>لم يُجرَ فحص كامل بعد منذ بدء هذا البرنامج.</translation>
    </message>
    <message>
        <source>Reading through what is kept</source>
        <translation>الفحص الكامل للمحفوظات</translation>
    </message>
    <message>
        <source>It was not read through.</source>
        <translation>لم يُجرَ الفحص الكامل.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read, all as they should be.</source>
        <translation>
            <numerusform>لم يُقرأ أي ملف.</numerusform>
            <numerusform>قُرئ ملف واحد، وهو سليم.</numerusform>
            <numerusform>قُرئ ملفان، وهما سليمان.</numerusform>
            <numerusform>قُرئت %n ملفات، وكلها سليمة.</numerusform>
            <numerusform>قُرئ %n ملفًا، وكلها سليمة.</numerusform>
            <numerusform>قُرئ %n ملف، وكلها سليمة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were damaged or missing; they are fetched again from other clinics. The disk may be failing.</source>
        <translation>
            <numerusform>لم يُعثر على ملفات تالفة أو مفقودة.</numerusform>
            <numerusform>كان ملف واحد تالفًا أو مفقودًا، ويجري جلبه مجددًا من عيادات أخرى. ربما يكون القرص في طور التعطل.</numerusform>
            <numerusform>كان ملفان تالفين أو مفقودين، ويجري جلبهما مجددًا من عيادات أخرى. ربما يكون القرص في طور التعطل.</numerusform>
            <numerusform>كانت %n ملفات تالفة أو مفقودة، ويجري جلبها مجددًا من عيادات أخرى. ربما يكون القرص في طور التعطل.</numerusform>
            <numerusform>كان %n ملفًا تالفًا أو مفقودًا، ويجري جلبها مجددًا من عيادات أخرى. ربما يكون القرص في طور التعطل.</numerusform>
            <numerusform>كان %n ملف تالفًا أو مفقودًا، ويجري جلبها مجددًا من عيادات أخرى. ربما يكون القرص في طور التعطل.</numerusform>
        </translation>
    </message>
    <message>
        <source>One clinic, one copy: nobody else has what is kept here. Make backups of this clinic&apos;s folder.</source>
        <translation>عيادة واحدة، نسخة واحدة: لا أحد غيرها لديه ما يُحفظ هنا. احتفظ بنسخ احتياطية من مجلد هذه العيادة.</translation>
    </message>
    <message>
        <source>Reading it through compares everything with its fingerprint on the ledger. What has rotted can only come from a backup.</source>
        <translation>الفحص الكامل يقارن كل شيء ببصمته في الدفتر. وما تلف لا يُستعاد إلا من نسخة احتياطية.</translation>
    </message>
</context>
<context>
    <name>SummaryWords</name>
    <message>
        <source>Why there is no value</source>
        <translation>سبب غياب القيمة</translation>
    </message>
    <message>
        <source>Achievement</source>
        <translation>التحقق</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>فعّال</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>النشاط</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Treats</source>
        <translation>يعالج</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>بواسطة</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>الإجابة</translation>
    </message>
    <message>
        <source>As needed</source>
        <translation>عند اللزوم</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>المرفق</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>الكاتب</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>تاريخ الميلاد</translation>
    </message>
    <message>
        <source>Body site</source>
        <translation>موضع الجسم</translation>
    </message>
    <message>
        <source>Care team</source>
        <translation>فريق الرعاية</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>الفئة</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>نوع الزيارة</translation>
    </message>
    <message>
        <source>Clinical status</source>
        <translation>الحالة السريرية</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Complication</source>
        <translation>المضاعفة</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>المكوّن</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>الخلاصة</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>جهة الاتصال</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>درجة الخطورة</translation>
    </message>
    <message>
        <source>Died</source>
        <translation>الوفاة</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>التشخيص</translation>
    </message>
    <message>
        <source>Discharge</source>
        <translation>الخروج</translation>
    </message>
    <message>
        <source>Not to be done</source>
        <translation>لا يُنفَّذ</translation>
    </message>
    <message>
        <source>Dosage</source>
        <translation>نظام الجرعات</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>الجرعة</translation>
    </message>
    <message>
        <source>Dose number</source>
        <translation>رقم الجرعة</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>الاستحقاق</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>بشأن</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>صالح حتى</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>المتابعة</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>الشكل</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>الجنس</translation>
    </message>
    <message>
        <source>General practitioner</source>
        <translation>الطبيب العام</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>الهدف</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>المعرّف</translation>
    </message>
    <message>
        <source>Ingredient</source>
        <translation>المادة</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>التعليمات</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>التأمين</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>شركة التأمين</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>القصد</translation>
    </message>
    <message>
        <source>Interpretation</source>
        <translation>التفسير</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>صدر في</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>البند</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>آخر مرة</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>المكان</translation>
    </message>
    <message>
        <source>Lot number</source>
        <translation>رقم التشغيلة</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>الشركة المصنّعة</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>الحالة الاجتماعية</translation>
    </message>
    <message>
        <source>Largest dose</source>
        <translation>أكبر جرعة</translation>
    </message>
    <message>
        <source>Medication</source>
        <translation>الدواء</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>العضو</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>الطريقة</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>وسيلة التصوير</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>كما كُتب</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>النهاية</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>المؤسسة</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>غير ذلك</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>النتيجة النهائية</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>المشارك</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>الدفع</translation>
    </message>
    <message>
        <source>Performed by</source>
        <translation>المنفّذ</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>الفترة</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>الإجراء</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>مقدم الخدمة</translation>
    </message>
    <message>
        <source>Qualification</source>
        <translation>المؤهل</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>الكمية</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>المعدل</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>رد الفعل</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Recorded on</source>
        <translation>سُجّل في</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>سجّله</translation>
    </message>
    <message>
        <source>Reference range</source>
        <translation>المجال المرجعي</translation>
    </message>
    <message>
        <source>Refills</source>
        <translation>مرات إعادة الصرف</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>الطالب</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>طريق الإعطاء</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>السلسلة</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>الشدة</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>الموضع</translation>
    </message>
    <message>
        <source>Specimen</source>
        <translation>العينة</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>المرحلة</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Reason of the status</source>
        <translation>سبب الحالة</translation>
    </message>
    <message>
        <source>Substitute allowed</source>
        <translation>البديل مسموح</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>المستهدف</translation>
    </message>
    <message>
        <source>Phone or mail</source>
        <translation>الهاتف أو البريد</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>التوقيت</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>الإجمالي</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>How certain</source>
        <translation>درجة اليقين</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Clinic staff</source>
        <translation>طاقم العيادة</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Change to somebody else</source>
        <translation>التبديل إلى شخص آخر</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>عرض تجريبي · مرضى وهميون</translation>
    </message>
    <message>
        <source>Everything here is made up and stays on this computer.</source>
        <translation>كل شيء هنا وهمي ويبقى على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>بحث (Ctrl+K)</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>قفل</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>قفل (Ctrl+L)</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>غير متصل منذ %1</translation>
    </message>
    <message>
        <source>The clinic&apos;s computer does not answer. What you do is kept and sent later.</source>
        <translation>حاسوب العيادة لا يجيب. ما تفعله يُحفظ ويُرسل لاحقًا.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>جارٍ الاتصال…</translation>
    </message>
    <message>
        <source>%1 of %2 clinics</source>
        <translation>العيادات: %1 من %2</translation>
    </message>
    <message>
        <source>Decisions take effect while at least %1 clinics are there.</source>
        <translation>تسري القرارات ما دام عدد العيادات الحاضرة لا يقل عن %1.</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>جارٍ اللحاق</translation>
    </message>
    <message>
        <source>%1: too few</source>
        <translation>%1: عدد غير كافٍ</translation>
    </message>
    <message>
        <source>Clinic locked</source>
        <translation>العيادة مقفلة</translation>
    </message>
    <message>
        <source>The clinic on this computer must be unlocked first. Press to do that.</source>
        <translation>يجب أولًا فتح قفل العيادة على هذا الحاسوب. اضغط لفعل ذلك.</translation>
    </message>
</context>
<context>
    <name>TrackerPage</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>لا سجلات</numerusform>
            <numerusform>سجل واحد</numerusform>
            <numerusform>سجلان</numerusform>
            <numerusform>%n سجلات</numerusform>
            <numerusform>%n سجلًا</numerusform>
            <numerusform>%n سجل</numerusform>
        </translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>متاح للقراءة</translation>
    </message>
    <message>
        <source>Keys on their way</source>
        <translation>المفاتيح في الطريق</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>الطلبات</translation>
    </message>
    <message>
        <source>What you asked patients for, and how far it is.</source>
        <translation>ما طلبته من المرضى وإلى أين وصل.</translation>
    </message>
    <message>
        <source>You have not asked for anything</source>
        <translation>لم تطلب أي شيء بعد</translation>
    </message>
    <message>
        <source>Open a patient&apos;s chart, choose what you need, and ask to read it.</source>
        <translation>افتح الملف الطبي لمريض، واختر ما تحتاج إليه، واطلب قراءته.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>المرضى</translation>
    </message>
    <message>
        <source>Your requests could not be fetched.</source>
        <translation>تعذّر جلب طلباتك.</translation>
    </message>
    <message>
        <source>%1, %2. Purpose: %3.</source>
        <translation>%1، %2. الغرض: %3.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>أُرسل</translation>
    </message>
    <message>
        <source>With the patient</source>
        <translation>لدى المريض</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>لا جواب في المهلة</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>تمت الإجابة</translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>فتح الملف الطبي</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>بانتظار الرد</translation>
    </message>
    <message>
        <source>For all whom your clinic names in its team.</source>
        <translation>لكل من تسميهم عيادتك في فريقها.</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Clinic staff. The clinic&apos;s keys are locked.</source>
        <translation>طاقم العيادة. مفاتيح العيادة مقفلة.</translation>
    </message>
    <message>
        <source>%1. The keys are locked.</source>
        <translation>%1. المفاتيح مقفلة.</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>عرض تجريبي · مرضى وهميون</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation>جارٍ فتح القفل</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح القفل</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>شخص آخر</translation>
    </message>
    <message>
        <source>If it is lost, the keys are lost with it: ask your clinic for a new invitation. What was shared with you, and your records, stay at the clinics.</source>
        <translation>إذا ضاعت ضاعت المفاتيح معها: اطلب من عيادتك دعوة جديدة. ما شورك معك وسجلاتك تبقى لدى العيادات.</translation>
    </message>
    <message>
        <source>Everybody&apos;s passphrase here: %1</source>
        <translation>عبارة المرور للجميع هنا: %1</translation>
    </message>
    <message>
        <source>%1. Locking… What was begun is finished first, for a minute at most.</source>
        <translation>%1. جارٍ الإقفال… يُكمَل ما بدأ أولًا، خلال دقيقة على الأكثر.</translation>
    </message>
</context>
<context>
    <name>ValueTable</name>
    <message>
        <source>Values as a table</source>
        <translation>جدول القيم</translation>
    </message>
    <message>
        <source>What</source>
        <translation>المحتوى</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>الوحدة</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>المرجع</translation>
    </message>
    <message>
        <source>Outside of it</source>
        <translation>خارج المرجع</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>بلا تاريخ</translation>
    </message>
    <message>
        <source>▲ high</source>
        <translation>▲ مرتفع</translation>
    </message>
    <message>
        <source>▼ low</source>
        <translation>▼ منخفض</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>حفظ كجدول…</translation>
    </message>
    <message>
        <source>Save the values</source>
        <translation>حفظ القيم</translation>
    </message>
    <message>
        <source>Saved. The file is not protected: whoever can use the folder can read it.</source>
        <translation>تم الحفظ. الملف غير محمي: كل من يستطيع استخدام المجلد يمكنه قراءته.</translation>
    </message>
    <message>
        <source>The table was not saved.</source>
        <translation>لم يُحفظ الجدول.</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>حفظ…</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>جارٍ الفتح</translation>
    </message>
    <message>
        <source>Views of the record</source>
        <translation>طرق عرض السجل</translation>
    </message>
    <message>
        <source>The record could not be opened.</source>
        <translation>تعذّر فتح السجل.</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>لـ %1</translation>
    </message>
    <message numerus="yes">
        <source>%n clinic(s) answered wrongly; the record was opened with the others&apos; help. The clinic&apos;s staff should look at it.</source>
        <translation>
            <numerusform>لم تجب أي عيادة خطأً.</numerusform>
            <numerusform>أجابت عيادة واحدة إجابة خاطئة، وفُتح السجل بمساعدة العيادات الأخرى. على طاقم العيادة التحقق من ذلك.</numerusform>
            <numerusform>أجابت عيادتان إجابة خاطئة، وفُتح السجل بمساعدة العيادات الأخرى. على طاقم العيادة التحقق من ذلك.</numerusform>
            <numerusform>أجابت %n عيادات إجابة خاطئة، وفُتح السجل بمساعدة العيادات الأخرى. على طاقم العيادة التحقق من ذلك.</numerusform>
            <numerusform>أجابت %n عيادة إجابة خاطئة، وفُتح السجل بمساعدة العيادات الأخرى. على طاقم العيادة التحقق من ذلك.</numerusform>
            <numerusform>أجابت %n عيادة إجابة خاطئة، وفُتح السجل بمساعدة العيادات الأخرى. على طاقم العيادة التحقق من ذلك.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) could not be opened; their values are missing here.</source>
        <translation>
            <numerusform>فُتحت السجلات كلها.</numerusform>
            <numerusform>تعذّر فتح سجل واحد، وقيمه غائبة هنا.</numerusform>
            <numerusform>تعذّر فتح سجلين، وقيمهما غائبة هنا.</numerusform>
            <numerusform>تعذّر فتح %n سجلات، وقيمها غائبة هنا.</numerusform>
            <numerusform>تعذّر فتح %n سجلًا، وقيمها غائبة هنا.</numerusform>
            <numerusform>تعذّر فتح %n سجل، وقيمها غائبة هنا.</numerusform>
        </translation>
    </message>
    <message>
        <source>In words</source>
        <translation>بالكلمات</translation>
    </message>
    <message>
        <source>There are no values to plot in what you may read.</source>
        <translation>لا توجد قيم لرسمها فيما يحق لك قراءته.</translation>
    </message>
    <message>
        <source>Everything in it</source>
        <translation>كل ما فيه</translation>
    </message>
    <message>
        <source>As it was sealed</source>
        <translation>كما خُتم</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>القيم عبر الزمن</translation>
    </message>
    <message>
        <source>Values as a table</source>
        <translation>جدول القيم</translation>
    </message>
    <message>
        <source>▲ Says something that this program does not understand: see “Everything in it”</source>
        <translation>▲ يتضمن شيئًا لا يفهمه هذا البرنامج: انظر «كل ما فيه»</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>There is more; see “Everything in it”.</source>
        <translation>هناك المزيد؛ انظر «كل ما فيه».</translation>
    </message>
    <message>
        <source>A document</source>
        <translation>مستند</translation>
    </message>
    <message>
        <source>This part can&apos;t be shown in words.</source>
        <translation>لا يمكن عرض هذا الجزء بالكلمات.</translation>
    </message>
    <message>
        <source>A file of type %1. This version can&apos;t show it: save it to open it with another program.</source>
        <translation>ملف من النوع %1. لا يستطيع هذا الإصدار عرضه: احفظه لفتحه ببرنامج آخر.</translation>
    </message>
    <message numerus="yes">
        <source>%n more part(s): see “Everything in it”.</source>
        <translation>
            <numerusform>لا أجزاء أخرى: انظر «كل ما فيه».</numerusform>
            <numerusform>جزء واحد آخر: انظر «كل ما فيه».</numerusform>
            <numerusform>جزآن آخران: انظر «كل ما فيه».</numerusform>
            <numerusform>%n أجزاء أخرى: انظر «كل ما فيه».</numerusform>
            <numerusform>%n جزءًا آخر: انظر «كل ما فيه».</numerusform>
            <numerusform>%n جزء آخر: انظر «كل ما فيه».</numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation>الحقل</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>There is more than can be shown here.</source>
        <translation>هناك أكثر مما يمكن عرضه هنا.</translation>
    </message>
    <message>
        <source>Which part</source>
        <translation>أي جزء</translation>
    </message>
    <message>
        <source>%1 · SHA-256, checked: %2</source>
        <translation>%1 · SHA-256، تم التحقق: %2</translation>
    </message>
    <message>
        <source> · only the beginning is shown</source>
        <translation> · تُعرض البداية فقط</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Who is it?</source>
        <translation>من المستخدم؟</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>عرض تجريبي · مرضى وهميون</translation>
    </message>
    <message>
        <source>Clinic staff</source>
        <translation>طاقم العيادة</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The keys in %1 can&apos;t be shown here: a file beside them is damaged or missing. Nothing was changed; restore the folder from a backup.</source>
        <translation>لا يمكن عرض المفاتيح الموجودة في %1 هنا: ملف مجاور لها تالف أو مفقود. لم يتغير شيء؛ استعد المجلد من نسخة احتياطية.</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>شخص جديد</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>تجربة العرض</translation>
    </message>
    <message>
        <source>Be anybody you like: a patient, a doctor, a clinic&apos;s staff. All have the same passphrase, and it is typed in for you.</source>
        <translation>كن من تشاء: مريضًا أو طبيبًا أو من موظفي عيادة. عبارة المرور واحدة للجميع، وتُكتب عنك تلقائيًا.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Problems and diagnoses</source>
        <translation>المشكلات والتشخيصات</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>الحساسيات</translation>
    </message>
    <message>
        <source>Medications</source>
        <translation>الأدوية</translation>
    </message>
    <message>
        <source>Vaccinations</source>
        <translation>اللقاحات</translation>
    </message>
    <message>
        <source>Laboratory results</source>
        <translation>النتائج المخبرية</translation>
    </message>
    <message>
        <source>Vital signs</source>
        <translation>العلامات الحيوية</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>التصوير الطبي</translation>
    </message>
    <message>
        <source>Other diagnostics</source>
        <translation>فحوص تشخيصية أخرى</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>الإجراءات</translation>
    </message>
    <message>
        <source>Care plans</source>
        <translation>خطط الرعاية</translation>
    </message>
    <message>
        <source>Notes and letters</source>
        <translation>الملاحظات والرسائل</translation>
    </message>
    <message>
        <source>Administrative</source>
        <translation>الشؤون الإدارية</translation>
    </message>
    <message>
        <source>Mental health</source>
        <translation>الصحة النفسية</translation>
    </message>
    <message>
        <source>Substance use</source>
        <translation>تعاطي المواد</translation>
    </message>
    <message>
        <source>HIV</source>
        <translation>فيروس HIV</translation>
    </message>
    <message>
        <source>Sexual and reproductive health</source>
        <translation>الصحة الجنسية والإنجابية</translation>
    </message>
    <message>
        <source>Genetics</source>
        <translation>الوراثيات</translation>
    </message>
    <message>
        <source>Abuse and violence</source>
        <translation>الإساءة والعنف</translation>
    </message>
    <message>
        <source>Not sorted yet</source>
        <translation>غير مصنّف بعد</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>البحث العلمي</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>العلاج</translation>
    </message>
    <message>
        <source>Emergency treatment</source>
        <translation>العلاج الطارئ</translation>
    </message>
    <message>
        <source>Coordination of care</source>
        <translation>تنسيق الرعاية</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>الفوترة</translation>
    </message>
    <message>
        <source>Public health</source>
        <translation>الصحة العامة</translation>
    </message>
    <message>
        <source>At the patient&apos;s request</source>
        <translation>بناءً على طلب المريض</translation>
    </message>
    <message>
        <source>Emergency access</source>
        <translation>الوصول الطارئ</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>عرض تجريبي</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>مريض</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>طبيب</translation>
    </message>
    <message>
        <source>Researcher</source>
        <translation>باحث</translation>
    </message>
    <message>
        <source>Clinic staff</source>
        <translation>طاقم العيادة</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>لك</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>مقفل</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>مطلوب</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>متاح للقراءة</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>منتهٍ</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>ساري المفعول</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>تم السحب</translation>
    </message>
    <message>
        <source>Run out</source>
        <translation>انتهت المدة</translation>
    </message>
    <message>
        <source>The reader has left</source>
        <translation>غادر القارئ</translation>
    </message>
    <message>
        <source>The patient has left</source>
        <translation>غادر المريض</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>بانتظار الإجابة</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>تم الرفض</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>تمت الموافقة</translation>
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
        <translation>الآن</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>قبل أقل من دقيقة</numerusform>
            <numerusform>قبل دقيقة واحدة</numerusform>
            <numerusform>قبل دقيقتين</numerusform>
            <numerusform>قبل %n دقائق</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>قبل أقل من ساعة</numerusform>
            <numerusform>قبل ساعة واحدة</numerusform>
            <numerusform>قبل ساعتين</numerusform>
            <numerusform>قبل %n ساعات</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>اليوم</numerusform>
            <numerusform>قبل يوم واحد</numerusform>
            <numerusform>قبل يومين</numerusform>
            <numerusform>قبل %n أيام</numerusform>
            <numerusform>قبل %n يومًا</numerusform>
            <numerusform>قبل %n يوم</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>الطلبات</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>المشاركة</translation>
    </message>
    <message>
        <source>My records</source>
        <translation>سجلاتي</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>النشاط</translation>
    </message>
    <message>
        <source>Care card</source>
        <translation>بطاقة الرعاية</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>المرضى</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>الملف الطبي</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>سجل جديد</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>الأعضاء</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>الدفتر</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>التخزين</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This clinic takes no part in the network any more: its own disk has failed it. Quit the program, see to the disk, and start it again.</source>
        <translation>لم تعد هذه العيادة تشارك في الشبكة: فقد تعطّل قرصها. أغلق البرنامج وافحص القرص ثم شغّله من جديد.</translation>
    </message>
</context>
</TS>
