<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>ActivityModel</name>
    <message>
        <source>You</source>
        <translation>귀하</translation>
    </message>
    <message>
        <source>Somebody (%1)</source>
        <translation>누군가(%1)</translation>
    </message>
    <message>
        <source>a record</source>
        <translation>어느 기록</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1” 기록</translation>
    </message>
    <message>
        <source>The clinic has let you in</source>
        <translation>병원에서 가입을 수락했습니다</translation>
    </message>
    <message>
        <source>You were entered on the ledger under a pseudonym</source>
        <translation>귀하가 가명으로 공동 장부에 등록되었습니다</translation>
    </message>
    <message>
        <source>Your pseudonym was renewed</source>
        <translation>가명이 갱신되었습니다</translation>
    </message>
    <message>
        <source>Your pseudonym has ended</source>
        <translation>가명이 종료되었습니다</translation>
    </message>
    <message>
        <source>Your keys were brought up to date</source>
        <translation>키가 최신 상태로 갱신되었습니다</translation>
    </message>
    <message>
        <source>%1 sealed %2 for you</source>
        <translation>%1: 귀하를 위해 %2을 봉인했습니다</translation>
    </message>
    <message>
        <source>You sorted %1</source>
        <translation>%1을 분류하셨습니다</translation>
    </message>
    <message>
        <source>%1 sorted %2</source>
        <translation>%1: %2을 분류했습니다</translation>
    </message>
    <message>
        <source>You erased %1</source>
        <translation>%1을 영구 삭제하셨습니다</translation>
    </message>
    <message>
        <source>%1 erased %2</source>
        <translation>%1: %2을 영구 삭제했습니다</translation>
    </message>
    <message>
        <source>%1 asked to read records</source>
        <translation>%1: 기록 열람을 요청했습니다</translation>
    </message>
    <message>
        <source>You declined a request</source>
        <translation>요청을 거절하셨습니다</translation>
    </message>
    <message>
        <source>You took a permission back</source>
        <translation>열람 허가를 철회하셨습니다</translation>
    </message>
    <message>
        <source>%1 took its part of a key</source>
        <translation>%1: 키 조각을 받았습니다</translation>
    </message>
    <message>
        <source>%1 destroyed its part of a key</source>
        <translation>%1: 키 조각을 폐기했습니다</translation>
    </message>
    <message>
        <source>%1 keeps a copy of %2</source>
        <translation>%1: %2의 사본을 보관하고 있습니다</translation>
    </message>
    <message>
        <source>%1 deleted its copy of %2</source>
        <translation>%1: %2의 사본을 삭제했습니다</translation>
    </message>
    <message>
        <source>%1 helped to open a record to somebody you approved</source>
        <translation>%1: 귀하가 승인한 분이 기록을 열도록 도왔습니다</translation>
    </message>
    <message>
        <source>Something was refused by the ledger&apos;s rules</source>
        <translation>공동 장부의 규칙에 따라 거부된 것이 있습니다</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>열람</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>When</source>
        <translation>일시</translation>
    </message>
    <message>
        <source>About</source>
        <translation>관련 항목</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Your membership was suspended</source>
        <translation>회원 자격이 정지되었습니다</translation>
    </message>
    <message>
        <source>Your membership counts again</source>
        <translation>회원 자격이 다시 유효합니다</translation>
    </message>
    <message>
        <source>%1 proposed a change to the group of clinics</source>
        <translation>%1에서 병원 그룹의 변경을 제안했습니다</translation>
    </message>
    <message>
        <source>%1 voted on a proposal</source>
        <translation>%1에서 제안에 투표했습니다</translation>
    </message>
    <message>
        <source>The clinics accepted a proposal</source>
        <translation>병원들이 제안을 수락했습니다</translation>
    </message>
    <message>
        <source>The clinics rejected a proposal</source>
        <translation>병원들이 제안을 부결했습니다</translation>
    </message>
    <message>
        <source>An accepted proposal could no longer be carried out</source>
        <translation>수락된 제안을 더 이상 실행할 수 없었습니다</translation>
    </message>
    <message>
        <source>%1 changed its network address</source>
        <translation>%1에서 네트워크 주소를 변경했습니다</translation>
    </message>
    <message>
        <source>%1 gave evidence that a clinic contradicted itself</source>
        <translation>%1에서 한 병원이 스스로 모순된 서명을 했음을 증명했습니다</translation>
    </message>
    <message>
        <source>%1 asked to read %2</source>
        <translation>%1: %2 열람을 요청했습니다</translation>
    </message>
    <message>
        <source>You declined what %1 asked for: %2</source>
        <translation>%1 님의 요청을 거절하셨습니다: %2</translation>
    </message>
    <message>
        <source>You approved: %1 may read %2</source>
        <translation>승인하셨습니다: %1 님이 %2 열람 가능</translation>
    </message>
    <message>
        <source>You took back what %1 could read: %2</source>
        <translation>%1 님의 열람 허가를 철회하셨습니다: %2</translation>
    </message>
    <message>
        <source>%1 helped %2 to open: %3</source>
        <translation>%1: %2 님이 열도록 도왔습니다: %3</translation>
    </message>
    <message>
        <source>%1 began to make a common key of the clinics</source>
        <translation>%1에서 병원들의 공동 키를 만들기 시작했습니다</translation>
    </message>
    <message>
        <source>The clinics went on making their common key</source>
        <translation>병원들이 공동 키를 만드는 다음 단계로 넘어갔습니다</translation>
    </message>
    <message>
        <source>The clinics made their common key</source>
        <translation>병원들이 공동 키를 만들었습니다</translation>
    </message>
    <message>
        <source>The clinics could not make their common key</source>
        <translation>병원들이 공동 키를 만들지 못했습니다</translation>
    </message>
    <message>
        <source>A common key of the clinics was retired</source>
        <translation>병원들의 공동 키 하나가 폐기되었습니다</translation>
    </message>
    <message>
        <source>%1 – what it shows of that is not what it has put on the ledger</source>
        <translation>%1 – 보여 준 내용이 공동 장부에 기록한 내용과 다릅니다</translation>
    </message>
    <message>
        <source>%1 – which openings these were could not be seen</source>
        <translation>%1 – 어떤 열람이었는지 확인할 수 없었습니다</translation>
    </message>
    <message>
        <source>%1 refused %2 to open: %3</source>
        <translation>%1: %2의 열람을 거부했습니다: %3</translation>
    </message>
    <message>
        <source>somebody who is not named</source>
        <translation>이름이 밝혀지지 않은 사람</translation>
    </message>
    <message>
        <source>%1 – for %2</source>
        <translation>%1 – 열람한 사람: %2</translation>
    </message>
    <message>
        <source>%1 – by that clinic&apos;s clock after you had taken it back</source>
        <translation>%1 – 그 의료기관의 시계로는 회수하신 뒤였습니다</translation>
    </message>
    <message>
        <source>You gave a permission</source>
        <translation>권한을 주셨습니다</translation>
    </message>
    <message>
        <source>%1 declared an emergency, and may read for a while what you left for that</source>
        <translation>%1이(가) 응급 상황을 선언했으며, 그런 경우를 위해 남겨 두신 내용을 한동안 읽을 수 있습니다</translation>
    </message>
    <message>
        <source>%1 gave its part, so that a doctor can read in an emergency</source>
        <translation>%1이(가) 응급 상황에서 의사가 읽을 수 있도록 자신의 조각을 제공했습니다</translation>
    </message>
    <message>
        <source>%1 did not give its part in an emergency</source>
        <translation>%1이(가) 응급 상황에서 자신의 조각을 제공하지 않았습니다</translation>
    </message>
    <message>
        <source>%1 looked into an emergency afterwards</source>
        <translation>%1이(가) 응급 상황을 나중에 검토했습니다</translation>
    </message>
    <message>
        <source>a doctor in an emergency (%1)</source>
        <translation>응급 상황의 의사 (%1)</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>활동</translation>
    </message>
    <message>
        <source>Everything that has happened around your records, as the clinics&apos; ledger has it.</source>
        <translation>병원들의 공동 장부에 남아 있는, 귀하의 기록과 관련된 모든 일입니다.</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>표로 저장…</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>관련 항목</translation>
    </message>
    <message>
        <source>Who may read, and who did</source>
        <translation>열람 권한과 열람 내역</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>내 계정</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>아직 내역이 없습니다</translation>
    </message>
    <message>
        <source>Requests, approvals, and who has read what appear here.</source>
        <translation>요청과 승인, 그리고 누가 열람했는지가 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Save the activity</source>
        <translation>활동 저장</translation>
    </message>
    <message>
        <source>The table was not saved.</source>
        <translation>표를 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>저장했습니다.</translation>
    </message>
    <message>
        <source>The activity could not be fetched.</source>
        <translation>활동을 가져오지 못했습니다.</translation>
    </message>
    <message>
        <source>Checked against the clinics&apos; ledger: up to block %1 nothing is left out.</source>
        <translation>병원들의 공동 장부와 대조했습니다. 블록 %1까지 빠진 것이 없습니다.</translation>
    </message>
    <message>
        <source>Show earlier</source>
        <translation>이전 항목 보기</translation>
    </message>
    <message>
        <source>Checked against the clinics&apos; ledger up to block %1. Earlier entries are not shown yet.</source>
        <translation>의료기관 원장과 블록 %1까지 대조했습니다. 이전 항목은 아직 표시되지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>AddPatient</name>
    <message>
        <source>The care card&apos;s text</source>
        <translation>진료 카드의 텍스트</translation>
    </message>
    <message>
        <source>Read a picture of its QR code…</source>
        <translation>QR 코드 사진 읽기…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Birth date (1961-04-30)</source>
        <translation>생년월일(1961-04-30)</translation>
    </message>
    <message>
        <source>Your clinic&apos;s number for the patient</source>
        <translation>병원의 환자 번호</translation>
    </message>
    <message>
        <source>Enter into the clinic&apos;s register, too</source>
        <translation>병원의 환자 명부에도 등록</translation>
    </message>
    <message>
        <source>Scan or paste the patient&apos;s care card, and write down who it is as you see it in their papers.</source>
        <translation>환자의 진료 카드를 스캔하거나 붙여 넣고, 신분증에서 확인한 인적 사항을 적어 주십시오.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Add a patient</source>
        <translation>환자 추가</translation>
    </message>
    <message>
        <source>A picture of the care card</source>
        <translation>진료 카드 사진</translation>
    </message>
    <message>
        <source>There is no QR code to be read in “%1”. Take the picture closer and in better light.</source>
        <translation>“%1”에서 읽을 수 있는 QR 코드를 찾지 못했습니다. 더 가까이, 더 밝은 곳에서 촬영해 주십시오.</translation>
    </message>
    <message>
        <source>The card is cut or mistyped, or the birth date is none. Nobody was added.</source>
        <translation>카드의 일부가 잘렸거나 잘못 입력되었거나, 생년월일이 올바르지 않습니다. 아무도 추가되지 않았습니다.</translation>
    </message>
    <message>
        <source>This is no care card. Ask the patient to show the one in their program. Nobody was added.</source>
        <translation>진료 카드가 아닙니다. 환자에게 프로그램에 있는 진료 카드를 보여 달라고 하십시오. 아무도 추가되지 않았습니다.</translation>
    </message>
    <message>
        <source>This card is of another group of clinics. The patient needs an invitation of a clinic of yours. Nobody was added.</source>
        <translation>다른 병원 그룹의 카드입니다. 환자에게 귀하의 그룹에 속한 병원의 초대가 필요합니다. 아무도 추가되지 않았습니다.</translation>
    </message>
    <message>
        <source>This card was replaced by a newer one. Ask the patient for that. Nobody was added.</source>
        <translation>이 카드는 새 카드로 교체되었습니다. 환자에게 새 카드를 요청하십시오. 아무도 추가되지 않았습니다.</translation>
    </message>
    <message>
        <source>The clinics don&apos;t know this patient yet. If the card is minutes old, try again in a moment. Nobody was added.</source>
        <translation>병원들이 아직 이 환자를 모릅니다. 카드를 만든 지 몇 분 되지 않았다면 잠시 후 다시 시도해 주십시오. 아무도 추가되지 않았습니다.</translation>
    </message>
    <message>
        <source>Nobody was added.</source>
        <translation>아무도 추가되지 않았습니다.</translation>
    </message>
    <message>
        <source>It is another patient: I have compared the care cards</source>
        <translation>다른 환자입니다. 진료 카드를 비교했습니다</translation>
    </message>
    <message>
        <source>Compare with the patient&apos;s card: %1</source>
        <translation>환자의 카드와 비교하십시오: %1</translation>
    </message>
    <message>
        <source>You know this card as “%1”. Nothing was added or changed.</source>
        <translation>이 카드는 “%1”(으)로 이미 등록되어 있습니다. 추가되거나 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>You know this card under another name, birth date or number. Nothing was added or changed.</source>
        <translation>이 카드는 다른 이름, 생년월일 또는 번호로 이미 등록되어 있습니다. 추가되거나 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>You have a patient of this name or number already, with another care card. Compare the cards before you go on. Nobody was added.</source>
        <translation>이 이름이나 번호의 환자가 다른 진료 카드로 이미 있습니다. 계속하기 전에 카드를 비교하십시오. 아무도 추가되지 않았습니다.</translation>
    </message>
    <message>
        <source>What is missing: the care card.</source>
        <translation>진료 카드가 필요합니다.</translation>
    </message>
    <message>
        <source>✓ A care card. What is missing: the name, as in their papers.</source>
        <translation>✓ 진료 카드입니다. 신분증에 있는 이름이 필요합니다.</translation>
    </message>
    <message>
        <source>What is missing: the name, as in their papers.</source>
        <translation>신분증에 있는 이름이 필요합니다.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Common words are guessed first. Put together four or more words that have nothing to do with each other.</source>
        <translation>흔한 단어는 가장 먼저 추측됩니다. 서로 관련 없는 단어를 네 개 이상 이어 붙이십시오.</translation>
    </message>
    <message>
        <source>Names of yours or of the clinic are the first guess. Leave them out.</source>
        <translation>본인이나 병원의 이름은 가장 먼저 추측됩니다. 넣지 마십시오.</translation>
    </message>
    <message>
        <source>Repetitions add nothing. Add another word instead.</source>
        <translation>반복은 도움이 되지 않습니다. 대신 다른 단어를 추가하십시오.</translation>
    </message>
    <message>
        <source>Rows such as “1234” or “abcd” are guessed first. Add another word instead.</source>
        <translation>“1234”나 “abcd” 같은 연속된 문자는 가장 먼저 추측됩니다. 대신 다른 단어를 추가하십시오.</translation>
    </message>
    <message>
        <source>Rows of keys such as “qwertz” are guessed first. Add another word instead.</source>
        <translation>“qwertz”처럼 자판에 나란히 있는 문자는 가장 먼저 추측됩니다. 대신 다른 단어를 추가하십시오.</translation>
    </message>
    <message>
        <source>Dates are guessed first. Add words that have nothing to do with you.</source>
        <translation>날짜는 가장 먼저 추측됩니다. 본인과 관련 없는 단어를 추가하십시오.</translation>
    </message>
    <message>
        <source>Make it longer: another word or two that you can remember.</source>
        <translation>더 길게 만드십시오. 기억할 수 있는 단어를 한두 개 더하면 됩니다.</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>약함</translation>
    </message>
    <message>
        <source>Not strong enough yet</source>
        <translation>아직 충분하지 않음</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>좋음</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>강함</translation>
    </message>
</context>
<context>
    <name>ApprovePart</name>
    <message>
        <source>Approve this</source>
        <translation>이대로 승인</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>What may be read?</source>
        <translation>무엇의 열람을 허가하시겠습니까?</translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation>요청받은 내용</translation>
    </message>
    <message>
        <source>Untick what is not to be read. A whole category includes what is added to it later; single records don&apos;t.</source>
        <translation>열람을 허가하지 않을 것은 선택을 해제하십시오. 분류 전체를 선택하면 나중에 추가되는 기록도 포함되고, 개별 기록은 그렇지 않습니다.</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>언제까지 허가하시겠습니까?</translation>
    </message>
    <message>
        <source>As asked: %1</source>
        <translation>요청대로: %1</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>내일까지</translation>
    </message>
    <message>
        <source>One week</source>
        <translation>1주일</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30일</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90일</translation>
    </message>
    <message>
        <source>Another date</source>
        <translation>다른 날짜</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>마지막 날</translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation>선택된 항목이 없습니다.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Care card</source>
        <translation>진료 카드</translation>
    </message>
    <message>
        <source>Show it at a clinic&apos;s desk: with it they find you and can seal records for you.</source>
        <translation>병원 접수처에서 보여 주십시오. 이 카드로 병원이 귀하를 찾아 기록을 봉인할 수 있습니다.</translation>
    </message>
    <message>
        <source>What it opens, and what it doesn&apos;t</source>
        <translation>이 카드로 볼 수 있는 것과 없는 것</translation>
    </message>
    <message>
        <source>Whoever has it sees which records exist: their category, date and title. Sensitive categories are not among them. Nobody can read a record with it; for that they have to ask you.</source>
        <translation>이 카드를 가진 사람은 어떤 기록이 있는지(분류, 날짜, 제목)를 볼 수 있습니다. 민감한 분류는 여기에 포함되지 않습니다. 이 카드만으로는 아무도 기록을 열람할 수 없으며, 열람하려면 귀하에게 요청해야 합니다.</translation>
    </message>
    <message>
        <source>Treat it like an insurance card: show it, don&apos;t post it.</source>
        <translation>건강보험증처럼 다루십시오. 보여 주되, 인터넷에 올리지 마십시오.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>인쇄…</translation>
    </message>
    <message>
        <source>Save as PDF or picture…</source>
        <translation>PDF 또는 그림으로 저장…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>텍스트로 복사</translation>
    </message>
    <message>
        <source>Save the care card</source>
        <translation>진료 카드 저장</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
    <message>
        <source>The card was not saved.</source>
        <translation>카드를 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>The card is saved.</source>
        <translation>카드를 저장했습니다.</translation>
    </message>
    <message>
        <source>The care card could not be made.</source>
        <translation>진료 카드를 만들지 못했습니다.</translation>
    </message>
    <message>
        <source>Card number %1 · %2</source>
        <translation>카드 번호 %1 · %2</translation>
    </message>
    <message>
        <source>Care card
%1

Show it at a clinic&apos;s desk. It opens no record by itself.</source>
        <translation>진료 카드
%1

병원 접수처에서 보여 주십시오. 이 카드만으로는 어떤 기록도 열리지 않습니다.</translation>
    </message>
    <message>
        <source>The card was not printed.</source>
        <translation>카드를 인쇄하지 못했습니다.</translation>
    </message>
    <message>
        <source>The card&apos;s text is on the clipboard for two minutes.</source>
        <translation>카드의 텍스트가 2분 동안 클립보드에 있습니다.</translation>
    </message>
</context>
<context>
    <name>ChartPage</name>
    <message>
        <source>birth date not known</source>
        <translation>생년월일 미상</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>%1 출생</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>차트</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>환자</translation>
    </message>
    <message>
        <source>Whose chart?</source>
        <translation>누구의 차트입니까?</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>수치 추이</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>새 기록</translation>
    </message>
    <message>
        <source>Ask to read…</source>
        <translation>열람 요청…</translation>
    </message>
    <message>
        <source>Nothing sealed yet</source>
        <translation>아직 봉인된 기록이 없습니다</translation>
    </message>
    <message>
        <source>Nothing has been sealed for this patient, or nothing that the care card shows.</source>
        <translation>이 환자를 위해 봉인된 기록이 없거나, 진료 카드로 볼 수 있는 기록이 없습니다.</translation>
    </message>
    <message>
        <source>Choose one of your patients above, or find them in your clinic&apos;s register.</source>
        <translation>위에서 담당 환자를 선택하거나, 병원의 환자 명부에서 찾으십시오.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>환자</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>환자 목록을 가져오지 못했습니다.</translation>
    </message>
    <message>
        <source>The chart could not be fetched.</source>
        <translation>차트를 가져오지 못했습니다.</translation>
    </message>
    <message>
        <source>You asked for it, and the patient has not answered yet.</source>
        <translation>열람을 요청하셨으며, 환자가 아직 답하지 않았습니다.</translation>
    </message>
    <message>
        <source>This record is locked. Ask the patient to read it.</source>
        <translation>이 기록은 잠겨 있습니다. 환자에게 열람을 요청하십시오.</translation>
    </message>
    <message>
        <source>No laboratory results or vital signs that you may read.</source>
        <translation>열람할 수 있는 검체검사 결과나 활력징후가 없습니다.</translation>
    </message>
    <message>
        <source>Save to which folder?</source>
        <translation>어느 폴더에 저장하시겠습니까?</translation>
    </message>
    <message>
        <source>The record was not saved.</source>
        <translation>기록을 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>Saved to %1. It is not protected there: whoever can use the folder can read it.</source>
        <translation>%1에 저장했습니다. 그곳에서는 보호되지 않으므로, 폴더를 사용할 수 있는 사람은 누구나 열람할 수 있습니다.</translation>
    </message>
    <message>
        <source>Your request is with the patient.</source>
        <translation>요청이 환자에게 전달되었습니다.</translation>
    </message>
    <message>
        <source>Your request is kept and sent as soon as enough clinics are there.</source>
        <translation>요청을 보관해 두었다가 충분한 수의 병원이 연결되는 즉시 보냅니다.</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>진행 상황 보기</translation>
    </message>
</context>
<context>
    <name>ClinicSetupPage</name>
    <message>
        <source>%1 has its keys. Which clinics does it work with?</source>
        <translation>%1의 키가 준비되었습니다. 어느 병원들과 함께하시겠습니까?</translation>
    </message>
    <message>
        <source>Join clinics that found a group together</source>
        <translation>함께 그룹을 만드는 병원들에 참여</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry and give it to whoever founds the group. You get one file back, the same for all clinics: open it here.</source>
        <translation>이 병원의 등록 정보를 저장하여 그룹을 만드는 사람에게 전달하십시오. 모든 병원에 똑같은 파일 하나를 돌려받게 되며, 그 파일을 여기에서 여십시오.</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry…</source>
        <translation>이 병원의 등록 정보 저장…</translation>
    </message>
    <message>
        <source>Open the group&apos;s file…</source>
        <translation>그룹 파일 열기…</translation>
    </message>
    <message>
        <source>Group of %1</source>
        <translation>%1 그룹</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>그룹 이름</translation>
    </message>
    <message>
        <source>Found it with other clinics&apos; entries…</source>
        <translation>다른 병원들의 등록 정보로 만들기…</translation>
    </message>
    <message>
        <source>This clinic alone</source>
        <translation>이 병원 단독</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>다른 사용자</translation>
    </message>
    <message>
        <source>Save this clinic&apos;s entry</source>
        <translation>이 병원의 등록 정보 저장</translation>
    </message>
    <message>
        <source>Open the group&apos;s file</source>
        <translation>그룹 파일 열기</translation>
    </message>
    <message>
        <source>The other clinics&apos; entries</source>
        <translation>다른 병원들의 등록 정보</translation>
    </message>
    <message>
        <source>The entry was not saved.</source>
        <translation>등록 정보를 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>The entry is saved. Give it to whoever founds the group.</source>
        <translation>등록 정보를 저장했습니다. 그룹을 만드는 사람에게 전달하십시오.</translation>
    </message>
    <message>
        <source>The group was not founded.</source>
        <translation>그룹을 만들지 못했습니다.</translation>
    </message>
    <message>
        <source>This is no group&apos;s file.</source>
        <translation>그룹 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>Is this the group?</source>
        <translation>이 그룹이 맞습니까?</translation>
    </message>
    <message>
        <source>Call the other clinics and compare this phrase. It must be the same everywhere; if it is not, somebody has another file.</source>
        <translation>다른 병원들에 전화하여 이 확인 문구를 비교하십시오. 모든 곳에서 같아야 합니다. 다르다면 누군가가 다른 파일을 가지고 있는 것입니다.</translation>
    </message>
    <message>
        <source>Yes, this is it</source>
        <translation>예, 맞습니다</translation>
    </message>
    <message>
        <source>The clinic does not belong to this group, or it could not be saved.</source>
        <translation>이 병원이 이 그룹에 속해 있지 않거나, 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Work alone</source>
        <translation>단독으로 사용</translation>
    </message>
    <message>
        <source>What a practice with one computer wants.</source>
        <translation>컴퓨터가 한 대인 의원에 알맞습니다.</translation>
    </message>
    <message>
        <source>Found a group</source>
        <translation>그룹 만들기</translation>
    </message>
    <message>
        <source>Add the entries of the other clinics.</source>
        <translation>다른 병원들의 등록 정보를 추가하십시오.</translation>
    </message>
    <message>
        <source>Which clinics belong to a group can&apos;t change later in this version.</source>
        <translation>이 버전에서는 그룹에 속한 병원을 나중에 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no other clinic to compare this phrase with. Everybody who joins here sees it too.</source>
        <translation>이 문구를 비교할 다른 병원이 없습니다. 이곳에 가입하는 사람도 같은 문구를 봅니다.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask %1</source>
        <translation>%1 님께 요청</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message numerus="yes">
        <source>%n selected record(s)</source>
        <translation>
            <numerusform>선택한 기록 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>What do you need?</source>
        <translation>무엇이 필요하십니까?</translation>
    </message>
    <message>
        <source>Patient summary</source>
        <translation>환자 요약</translation>
    </message>
    <message>
        <source>Diagnoses, allergies, medications, vaccinations and procedures</source>
        <translation>진단, 알레르기, 약물, 예방접종, 시술 및 수술</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>열람 기간</translation>
    </message>
    <message>
        <source>One week</source>
        <translation>1주일</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30일</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90일</translation>
    </message>
    <message>
        <source>One year</source>
        <translation>1년</translation>
    </message>
    <message>
        <source>A word to the patient</source>
        <translation>환자에게 전할 말</translation>
    </message>
    <message>
        <source>A word to the patient: why do you need it?</source>
        <translation>환자에게 전할 말: 왜 필요하십니까?</translation>
    </message>
    <message>
        <source>What %1 will read</source>
        <translation>%1 님이 보게 될 내용</translation>
    </message>
    <message>
        <source>You (with your name, title and clinic)</source>
        <translation>귀하(이름, 직함, 병원 표시)</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>The request was not sent.</source>
        <translation>요청을 보내지 못했습니다.</translation>
    </message>
    <message>
        <source>Nothing yet: choose above what you need.</source>
        <translation>아직 없습니다. 위에서 필요한 것을 선택하십시오.</translation>
    </message>
    <message>
        <source>Not for me alone: for all whom my clinic names in its team</source>
        <translation>저 혼자가 아니라 우리 병원이 팀으로 지정한 모든 사람을 위해 요청</translation>
    </message>
    <message>
        <source>The whole team of your clinic</source>
        <translation>귀하의 병원 팀 전체</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>이름이 확인되지 않은 사람</translation>
    </message>
    <message>
        <source>%1 may read nothing.</source>
        <translation>%1에게 열람이 허용되는 것이 없습니다.</translation>
    </message>
    <message>
        <source>%1 may read %2 %3. Purpose: %4.</source>
        <translation>%1에게 %2의 열람이 %3 허용됩니다. 목적: %4.</translation>
    </message>
    <message>
        <source>everything in “%1”</source>
        <translation>“%1” 기록 전체</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation>
            <numerusform>“%1” 기록 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected record(s)</source>
        <translation>
            <numerusform>보호된 기록 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>기한 없이</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1까지</translation>
    </message>
    <message>
        <source>The whole team of a clinic</source>
        <translation>한 병원의 팀 전체</translation>
    </message>
    <message>
        <source>The whole team of %1</source>
        <translation>%1의 팀 전체</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file ends in the middle. Export it again at its source.</source>
        <translation>파일이 중간에 끊겨 있습니다. 원래 프로그램에서 다시 내보내십시오.</translation>
    </message>
    <message>
        <source>The file&apos;s text is in an encoding that health records don&apos;t use. Export it as UTF-8.</source>
        <translation>파일의 텍스트가 의료 기록에 쓰이지 않는 인코딩으로 되어 있습니다. UTF-8로 내보내십시오.</translation>
    </message>
    <message>
        <source>The file is damaged, or is no health record in JSON.</source>
        <translation>파일이 손상되었거나 JSON 형식의 의료 기록이 아닙니다.</translation>
    </message>
    <message>
        <source>The file contradicts itself: it says one thing twice. Export it again at its source.</source>
        <translation>파일에 같은 내용이 두 번 있어 서로 모순됩니다. 원래 프로그램에서 다시 내보내십시오.</translation>
    </message>
    <message>
        <source>This is not what it should be, or it was cut or mistyped. Copy all of it and try again.</source>
        <translation>올바른 내용이 아니거나, 일부가 잘렸거나 잘못 입력되었습니다. 전체를 복사하여 다시 시도해 주십시오.</translation>
    </message>
    <message>
        <source>The file is in JSON, but no health record (FHIR).</source>
        <translation>파일이 JSON이지만 의료 기록(FHIR)이 아닙니다.</translation>
    </message>
    <message>
        <source>The file is a log or a message between servers, not a record. Export the patient&apos;s record instead.</source>
        <translation>이 파일은 기록이 아니라 로그이거나 서버 간의 메시지입니다. 대신 환자의 기록을 내보내십시오.</translation>
    </message>
    <message>
        <source>This version of Reseal can&apos;t work with it.</source>
        <translation>이 버전의 Reseal에서는 처리할 수 없습니다.</translation>
    </message>
    <message>
        <source>The file is about more than one patient. Export each patient by themselves.</source>
        <translation>파일에 환자가 두 명 이상 들어 있습니다. 환자별로 따로 내보내십시오.</translation>
    </message>
    <message>
        <source>It was changed in the meantime. Look at it again and repeat what you did.</source>
        <translation>그사이에 변경되었습니다. 다시 확인한 후 하던 작업을 반복해 주십시오.</translation>
    </message>
    <message>
        <source>This is something else than was expected here. Nothing was changed.</source>
        <translation>여기에 맞는 내용이 아닙니다. 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>It is larger than Reseal takes at once. Nothing was changed.</source>
        <translation>Reseal이 한 번에 처리할 수 있는 크기를 넘습니다. 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>It was made by a newer version of Reseal. Update this program to open it.</source>
        <translation>더 새로운 버전의 Reseal에서 만든 것입니다. 열려면 이 프로그램을 업데이트하십시오.</translation>
    </message>
    <message>
        <source>What another clinic sent does not hold up, so it was not used. Ask the clinic&apos;s staff to look at the ledger.</source>
        <translation>다른 병원이 보낸 내용이 올바르지 않아 사용하지 않았습니다. 병원 직원에게 공동 장부를 확인해 달라고 하십시오.</translation>
    </message>
    <message>
        <source>Its signature is wrong: it does not come from whom it says. It was not used.</source>
        <translation>서명이 올바르지 않습니다. 표시된 보낸 사람에게서 온 것이 아니므로 사용하지 않았습니다.</translation>
    </message>
    <message>
        <source>It can&apos;t be decrypted with the keys of this person. Nothing was changed.</source>
        <translation>이 사람의 키로는 풀 수 없습니다. 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>The passphrase is not right. Nobody can look it up or set a new one; try again, and mind capital letters and the keyboard&apos;s language.</source>
        <translation>암호 문구가 올바르지 않습니다. 아무도 암호 문구를 찾아 주거나 새로 정해 줄 수 없습니다. 대문자와 키보드 언어에 유의하여 다시 시도해 주십시오.</translation>
    </message>
    <message>
        <source>Stored files fail their checks: the disk may be failing. Nothing was changed. Don&apos;t delete anything; restore the folder from a backup.</source>
        <translation>저장된 파일이 검사를 통과하지 못했습니다. 디스크에 이상이 있을 수 있습니다. 변경된 것은 없습니다. 아무것도 삭제하지 말고 백업에서 폴더를 복원하십시오.</translation>
    </message>
    <message>
        <source>It is not there, or not known here yet.</source>
        <translation>없거나, 여기에서는 아직 알 수 없습니다.</translation>
    </message>
    <message>
        <source>It is there already. Nothing was changed.</source>
        <translation>이미 있습니다. 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>You have no permission for this.</source>
        <translation>이 작업에 대한 허가가 없습니다.</translation>
    </message>
    <message>
        <source>The patient has taken the permission back.</source>
        <translation>환자가 열람 허가를 철회했습니다.</translation>
    </message>
    <message>
        <source>Its time has run out. Ask for a new one.</source>
        <translation>기한이 지났습니다. 새로 요청하십시오.</translation>
    </message>
    <message>
        <source>The clinics can&apos;t tell yet whether they know the latest decisions, so nothing is opened. It is tried again; please wait a moment.</source>
        <translation>병원들이 최신 결정을 알고 있는지 아직 확인할 수 없어 아무것도 열지 않습니다. 다시 시도하고 있으니 잠시 기다려 주십시오.</translation>
    </message>
    <message>
        <source>The ledger&apos;s rules don&apos;t allow it. Nothing was changed.</source>
        <translation>공동 장부의 규칙에 따라 허용되지 않습니다. 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>It belongs to another group of clinics than this one.</source>
        <translation>이 그룹이 아닌 다른 병원 그룹에 속한 것입니다.</translation>
    </message>
    <message>
        <source>The computer that answered is not the clinic&apos;s. Nothing was sent. Tell the clinic.</source>
        <translation>응답한 컴퓨터가 병원의 컴퓨터가 아닙니다. 아무것도 보내지 않았습니다. 병원에 알려 주십시오.</translation>
    </message>
    <message>
        <source>The clinic can&apos;t be reached at the moment. What you entered is kept; it goes on as soon as the connection is back.</source>
        <translation>지금은 병원에 연결할 수 없습니다. 입력하신 내용은 보관되며, 연결되는 즉시 계속됩니다.</translation>
    </message>
    <message>
        <source>The clinic did not answer in time. What you entered is kept; try again in a moment.</source>
        <translation>병원이 제때 응답하지 않았습니다. 입력하신 내용은 보관되어 있으니 잠시 후 다시 시도해 주십시오.</translation>
    </message>
    <message>
        <source>There is too much to do at once. Nothing was lost; try again in a moment.</source>
        <translation>한꺼번에 처리할 일이 너무 많습니다. 잃은 것은 없으니 잠시 후 다시 시도해 주십시오.</translation>
    </message>
    <message>
        <source>The disk is full. What was sealed before is kept, nothing half is. Free some space and do it again: it goes on where it stopped.</source>
        <translation>디스크가 가득 찼습니다. 이미 봉인된 것은 그대로 있고, 반만 봉인된 것은 없습니다. 공간을 확보한 후 다시 하시면 멈춘 곳에서 계속됩니다.</translation>
    </message>
    <message>
        <source>The computer would not read or write a file. Nothing was changed. Look whether the disk is there and may be written.</source>
        <translation>컴퓨터가 파일을 읽거나 쓰지 못했습니다. 변경된 것은 없습니다. 디스크가 연결되어 있고 쓸 수 있는지 확인하십시오.</translation>
    </message>
    <message>
        <source>These keys are in use by another window or program. Close that one first.</source>
        <translation>다른 창이나 프로그램에서 이 키를 사용하고 있습니다. 먼저 그것을 닫으십시오.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>중지되었습니다.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Your clinic&apos;s invitation</source>
        <translation>병원에서 받은 초대</translation>
    </message>
    <message>
        <source>Your invitation as a doctor</source>
        <translation>의사 초대</translation>
    </message>
    <message>
        <source>Welcome to Reseal</source>
        <translation>Reseal에 오신 것을 환영합니다</translation>
    </message>
    <message>
        <source>Clinics keep medical records sealed here. Only the patient can open them to somebody, and take that back.</source>
        <translation>병원들은 이곳에 의료 기록을 봉인하여 보관합니다. 환자 본인만이 다른 사람에게 기록을 열어 주고, 이를 철회할 수 있습니다.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Get started</source>
        <translation>시작하기</translation>
    </message>
    <message>
        <source>Try it with four demo clinics</source>
        <translation>데모 병원 네 곳으로 체험하기</translation>
    </message>
    <message>
        <source>Not a certified medical device. Not for primary diagnosis.</source>
        <translation>인증된 의료기기가 아닙니다. 일차 진단에 사용하지 마십시오.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>누구십니까?</translation>
    </message>
    <message>
        <source>I am a patient</source>
        <translation>환자입니다</translation>
    </message>
    <message>
        <source>See my records, and decide who may read them</source>
        <translation>내 기록을 보고, 누가 열람할 수 있는지 정합니다</translation>
    </message>
    <message>
        <source>I am a doctor</source>
        <translation>의사입니다</translation>
    </message>
    <message>
        <source>Seal records for patients, and ask for theirs</source>
        <translation>환자를 위해 기록을 봉인하고, 환자의 기록을 요청합니다</translation>
    </message>
    <message>
        <source>I set up a clinic</source>
        <translation>병원을 설정합니다</translation>
    </message>
    <message>
        <source>Let a clinic take part: its keys, its people, its network</source>
        <translation>병원을 참여시킵니다: 키, 구성원, 네트워크</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Your clinic gives it to you as a file, a QR code or a text. Paste the text here, or open the file or a photo of the code.</source>
        <translation>초대는 병원에서 파일, QR 코드 또는 텍스트로 드립니다. 텍스트를 여기에 붙여 넣거나, 파일이나 코드 사진을 여십시오.</translation>
    </message>
    <message>
        <source>The invitation&apos;s text</source>
        <translation>초대 텍스트</translation>
    </message>
    <message>
        <source>Open a file or a photo…</source>
        <translation>파일 또는 사진 열기…</translation>
    </message>
    <message>
        <source>Your name, as this program should greet you</source>
        <translation>이름(이 프로그램에서 부를 이름)</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Open an invitation</source>
        <translation>초대 열기</translation>
    </message>
    <message>
        <source>“%1” is neither an invitation nor a picture with a QR code that can be read.</source>
        <translation>“%1” 파일은 초대도 아니고, 읽을 수 있는 QR 코드가 있는 사진도 아닙니다.</translation>
    </message>
    <message>
        <source>This is something else of Reseal&apos;s, not an invitation (a care card, perhaps). Your clinic gives you an invitation.</source>
        <translation>초대가 아니라 Reseal의 다른 항목입니다(진료 카드일 수 있습니다). 초대는 병원에서 드립니다.</translation>
    </message>
    <message>
        <source>This is no invitation, or part of it is missing. Copy all of it.</source>
        <translation>초대가 아니거나 일부가 빠져 있습니다. 전체를 복사하십시오.</translation>
    </message>
    <message>
        <source>This invitation ran out on %1. Ask your clinic for a new one; nothing was changed.</source>
        <translation>이 초대는 %1에 만료되었습니다. 병원에 새 초대를 요청하십시오. 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>This invitation is for another role: %1. Go back and choose that, or ask for another one.</source>
        <translation>이 초대의 대상이 다릅니다: %1. 뒤로 가서 그 항목을 선택하거나 다른 초대를 요청하십시오.</translation>
    </message>
    <message>
        <source>An invitation for: %1. It is good until %2.</source>
        <translation>초대 대상: %1. %2까지 유효합니다.</translation>
    </message>
    <message>
        <source>Your clinic</source>
        <translation>귀하의 병원</translation>
    </message>
    <message>
        <source>A clinic&apos;s computer keeps sealed records and, together with the other clinics, the ledger of who may open them.</source>
        <translation>병원의 컴퓨터는 봉인된 기록을 보관하고, 다른 병원들과 함께 누가 기록을 열 수 있는지 적은 공동 장부를 관리합니다.</translation>
    </message>
    <message>
        <source>The clinic&apos;s name</source>
        <translation>병원 이름</translation>
    </message>
    <message>
        <source>Its name, as patients know it</source>
        <translation>환자들이 아는 병원 이름</translation>
    </message>
    <message>
        <source>Address and port</source>
        <translation>주소와 포트</translation>
    </message>
    <message>
        <source>Address and port under which the other clinics reach this computer. As it stands, only this computer itself can.</source>
        <translation>다른 병원들이 이 컴퓨터에 연결할 때 쓰는 주소와 포트입니다. 지금 값으로는 이 컴퓨터에서만 연결할 수 있습니다.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>암호 문구 정하기</translation>
    </message>
    <message>
        <source>It locks the keys on this computer.</source>
        <translation>이 컴퓨터에 있는 키를 잠급니다.</translation>
    </message>
    <message>
        <source>Making the keys</source>
        <translation>키를 만드는 중</translation>
    </message>
    <message>
        <source>Make my keys</source>
        <translation>내 키 만들기</translation>
    </message>
    <message>
        <source>The keys were made, but not entered here.</source>
        <translation>키를 만들었지만 이곳에 등록하지 못했습니다.</translation>
    </message>
    <message>
        <source>No keys were made.</source>
        <translation>키를 만들지 못했습니다.</translation>
    </message>
</context>
<context>
    <name>GiveSheet</name>
    <message>
        <source>As text</source>
        <translation>텍스트로</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>파일로 저장…</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>파일로 저장</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>저장했습니다.</translation>
    </message>
    <message>
        <source>The file was not saved.</source>
        <translation>파일을 저장하지 못했습니다.</translation>
    </message>
</context>
<context>
    <name>JobsButton</name>
    <message>
        <source>Sealing records</source>
        <translation>기록 봉인 중</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>파일 읽는 중</translation>
    </message>
    <message>
        <source>Opening a record</source>
        <translation>기록 여는 중</translation>
    </message>
    <message>
        <source>Saving a record</source>
        <translation>기록 저장 중</translation>
    </message>
    <message>
        <source>Giving access</source>
        <translation>열람 허가 중</translation>
    </message>
    <message>
        <source>Taking access back</source>
        <translation>열람 허가 철회 중</translation>
    </message>
    <message>
        <source>Erasing a record</source>
        <translation>기록 영구 삭제 중</translation>
    </message>
    <message>
        <source>Sending a request</source>
        <translation>요청 보내는 중</translation>
    </message>
    <message>
        <source>Nothing under way</source>
        <translation>진행 중인 작업 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n건 진행 중</numerusform>
        </translation>
    </message>
    <message>
        <source>What is under way</source>
        <translation>진행 중인 작업</translation>
    </message>
    <message>
        <source>Everything is done.</source>
        <translation>모두 완료되었습니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>중지: %1</translation>
    </message>
</context>
<context>
    <name>JoiningPage</name>
    <message>
        <source>Your code</source>
        <translation>내 코드</translation>
    </message>
    <message>
        <source>What the staff gave you</source>
        <translation>직원에게서 받은 내용</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>파일 열기…</translation>
    </message>
    <message>
        <source>Lock and come back later</source>
        <translation>잠그고 나중에 계속</translation>
    </message>
    <message>
        <source>Open what the staff gave you</source>
        <translation>직원에게서 받은 파일 열기</translation>
    </message>
    <message>
        <source>You have not been let in yet.</source>
        <translation>아직 가입이 수락되지 않았습니다.</translation>
    </message>
    <message>
        <source>The invitation has run out. Ask your clinic for a new one.</source>
        <translation>초대가 만료되었습니다. 병원에 새 초대를 요청하십시오.</translation>
    </message>
    <message>
        <source>The clinic did not accept this invitation: it was withdrawn, or somebody else used it.</source>
        <translation>병원이 이 초대를 받아들이지 않았습니다. 초대가 회수되었거나 다른 사람이 사용했습니다.</translation>
    </message>
    <message>
        <source>Looking for your clinic…</source>
        <translation>병원을 찾는 중…</translation>
    </message>
    <message>
        <source>Show this code at the clinic</source>
        <translation>병원에서 이 코드를 보여 주십시오</translation>
    </message>
    <message>
        <source>Almost there…</source>
        <translation>거의 다 되었습니다…</translation>
    </message>
    <message>
        <source>Somebody at the desk compares it with theirs and looks at your face: so nobody else can be let in under your name. This page goes on by itself.</source>
        <translation>접수처 직원이 코드를 병원의 것과 비교하고 얼굴을 확인합니다. 다른 사람이 귀하의 이름으로 가입하지 못하게 하기 위해서입니다. 이 화면은 저절로 넘어갑니다.</translation>
    </message>
    <message>
        <source>The clinics are told about you. This takes a few seconds.</source>
        <translation>병원들에 귀하의 가입을 알리고 있습니다. 몇 초 걸립니다.</translation>
    </message>
    <message>
        <source>%1 · phrase of this group of clinics: %2</source>
        <translation>%1 · 이 병원 그룹의 확인 문구: %2</translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>없이 계속하기</translation>
    </message>
    <message>
        <source>Unlock the clinic</source>
        <translation>병원 잠금 해제</translation>
    </message>
    <message>
        <source>You are let in</source>
        <translation>가입이 수락되었습니다</translation>
    </message>
    <message>
        <source>What is missing is the second text or file from the clinic&apos;s staff. It carries a key that goes over no network. Paste it here, or open the file.</source>
        <translation>병원 직원이 드리는 두 번째 텍스트나 파일이 아직 필요합니다. 네트워크로 보내지 않는 키가 들어 있습니다. 여기에 붙여 넣거나 파일을 여십시오.</translation>
    </message>
    <message>
        <source>Somebody at the desk compares it with theirs and looks at your face: so nobody else can be let in under your name. Then they give you a second text or file: paste it here, or open the file. It carries a key that goes over no network.</source>
        <translation>접수처 직원이 코드를 병원의 것과 비교하고 얼굴을 확인합니다. 다른 사람이 귀하의 이름으로 가입하지 못하게 하기 위해서입니다. 그런 다음 두 번째 텍스트나 파일을 드립니다. 여기에 붙여 넣거나 파일을 여십시오. 네트워크로 보내지 않는 키가 들어 있습니다.</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation>공동 장부</translation>
    </message>
    <message>
        <source>What the clinics have agreed upon, as it lies on this clinic&apos;s disk: pseudonyms, keys and proofs, no names and no content.</source>
        <translation>이 병원의 디스크에 있는, 병원들이 합의한 내용입니다. 가명, 키, 증명만 있고 이름이나 기록 내용은 없습니다.</translation>
    </message>
    <message>
        <source>A block&apos;s number, or the first digits of an id</source>
        <translation>블록 번호 또는 식별자의 앞자리</translation>
    </message>
    <message>
        <source>Find on the ledger</source>
        <translation>공동 장부에서 찾기</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>When</source>
        <translation>일시</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>제안 병원</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>트랜잭션</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>지문</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>찾은 결과</translation>
    </message>
    <message>
        <source>Older blocks</source>
        <translation>이전 블록</translation>
    </message>
    <message>
        <source>The ledger could not be read.</source>
        <translation>공동 장부를 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>Carries the clinics&apos; signatures</source>
        <translation>병원들의 서명이 있습니다</translation>
    </message>
    <message>
        <source>Covered by the signatures of a later block</source>
        <translation>뒤 블록의 서명으로 확인됩니다</translation>
    </message>
    <message>
        <source>Type a block&apos;s number, at least 4 digits of a block&apos;s or transaction&apos;s id, or at least 8 of any other.</source>
        <translation>블록 번호, 블록이나 트랜잭션 식별자의 앞 4자리 이상, 또는 그 밖의 식별자의 앞 8자리 이상을 입력하십시오.</translation>
    </message>
    <message>
        <source>The ledger could not be searched.</source>
        <translation>공동 장부를 검색하지 못했습니다.</translation>
    </message>
    <message>
        <source>Nothing on the ledger begins with “%1”.</source>
        <translation>공동 장부에서 “%1” 값으로 시작하는 것을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>It is on the ledger. Who is behind it stands nowhere on it.</source>
        <translation>공동 장부에 있습니다. 누구의 것인지는 장부 어디에도 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>The block could not be read.</source>
        <translation>블록을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>%1, proposed by %2</source>
        <translation>%1, 제안: %2</translation>
    </message>
    <message>
        <source>Fingerprint of the block before</source>
        <translation>앞 블록의 지문</translation>
    </message>
    <message>
        <source>Took effect</source>
        <translation>효력 발생</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>거부됨: %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>블록 %1</translation>
    </message>
    <message>
        <source>The transaction could not be read.</source>
        <translation>트랜잭션을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>✓ Took effect</source>
        <translation>✓ 효력 발생</translation>
    </message>
    <message>
        <source>✕ Refused: %1</source>
        <translation>✕ 거부됨: %1</translation>
    </message>
    <message>
        <source>In block %1, %2</source>
        <translation>블록 %1, %2</translation>
    </message>
    <message>
        <source>By a pseudonym:</source>
        <translation>작성한 가명:</translation>
    </message>
    <message>
        <source>By %1:</source>
        <translation>작성 병원 %1:</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Save the proof…</source>
        <translation>증명 저장…</translation>
    </message>
    <message numerus="yes">
        <source>%n sealed field(s) were erased; their fingerprints are still part of it.</source>
        <translation>
            <numerusform>봉인된 필드 %n개가 영구 삭제되었습니다. 그 지문은 여전히 남아 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Transaction %1</source>
        <translation>트랜잭션 %1</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>검증하지 못했습니다.</translation>
    </message>
    <message>
        <source>✓ Everything fits</source>
        <translation>✓ 모두 일치합니다</translation>
    </message>
    <message>
        <source>✕ Something does not fit</source>
        <translation>✕ 일치하지 않는 것이 있습니다</translation>
    </message>
    <message>
        <source>Computed anew from the stored bytes; nothing that is stored as a result was believed.</source>
        <translation>저장된 바이트에서 새로 계산했으며, 결과로 저장되어 있던 값은 믿지 않았습니다.</translation>
    </message>
    <message>
        <source>expected: %1</source>
        <translation>기대한 값: %1</translation>
    </message>
    <message>
        <source>Back to the transaction</source>
        <translation>트랜잭션으로 돌아가기</translation>
    </message>
    <message>
        <source>Verified step by step</source>
        <translation>단계별 검증</translation>
    </message>
    <message>
        <source>Save the proof</source>
        <translation>증명 저장</translation>
    </message>
    <message>
        <source>The proof was not saved.</source>
        <translation>증명을 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>Saved. Whoever knows this group&apos;s phrase can check it without this clinic.</source>
        <translation>저장했습니다. 이 그룹의 확인 문구를 아는 사람은 이 병원 없이도 확인할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message>
        <source>Block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>트랜잭션</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>병원</translation>
    </message>
    <message>
        <source>Member&apos;s identity</source>
        <translation>구성원의 신원</translation>
    </message>
    <message>
        <source>Pseudonym</source>
        <translation>가명</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>열람 허가</translation>
    </message>
    <message>
        <source>The proof can be read</source>
        <translation>증명을 읽을 수 있음</translation>
    </message>
    <message>
        <source>It is of this group of clinics</source>
        <translation>이 병원 그룹의 것임</translation>
    </message>
    <message>
        <source>The group&apos;s first block is signed by its clinics</source>
        <translation>그룹의 첫 블록에 소속 병원들의 서명이 있음</translation>
    </message>
    <message>
        <source>The transaction&apos;s fingerprint</source>
        <translation>트랜잭션의 지문</translation>
    </message>
    <message>
        <source>Made for this ledger</source>
        <translation>이 공동 장부를 위해 작성됨</translation>
    </message>
    <message>
        <source>Its author&apos;s signature</source>
        <translation>작성자의 서명</translation>
    </message>
    <message>
        <source>A sealed field</source>
        <translation>봉인된 필드</translation>
    </message>
    <message>
        <source>Its leaf in the block&apos;s tree</source>
        <translation>블록 트리의 해당 잎</translation>
    </message>
    <message>
        <source>One level up in the tree</source>
        <translation>트리의 한 단계 위</translation>
    </message>
    <message>
        <source>The tree&apos;s root stands in the block</source>
        <translation>트리의 뿌리가 블록에 있음</translation>
    </message>
    <message>
        <source>The block&apos;s fingerprint</source>
        <translation>블록의 지문</translation>
    </message>
    <message>
        <source>The next block follows it</source>
        <translation>다음 블록이 이어짐</translation>
    </message>
    <message>
        <source>The clinics that may sign</source>
        <translation>서명할 수 있는 병원들</translation>
    </message>
    <message>
        <source>Enough of them signed</source>
        <translation>충분한 수가 서명함</translation>
    </message>
    <message>
        <source>A clinic&apos;s signature</source>
        <translation>병원의 서명</translation>
    </message>
    <message>
        <source>The block is final</source>
        <translation>블록이 확정됨</translation>
    </message>
    <message>
        <source>Member let in</source>
        <translation>구성원 가입 수락</translation>
    </message>
    <message>
        <source>Pseudonym ended</source>
        <translation>가명 종료</translation>
    </message>
    <message>
        <source>Keys of a patient</source>
        <translation>환자의 키</translation>
    </message>
    <message>
        <source>Record sorted</source>
        <translation>기록 분류</translation>
    </message>
    <message>
        <source>Request declined</source>
        <translation>요청 거절</translation>
    </message>
    <message>
        <source>Permission taken back</source>
        <translation>열람 허가 철회</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>수령 확인</translation>
    </message>
    <message>
        <source>Record erased</source>
        <translation>기록 영구 삭제</translation>
    </message>
    <message>
        <source>Member suspended</source>
        <translation>회원 정지</translation>
    </message>
    <message>
        <source>Suspension lifted</source>
        <translation>정지 해제</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>제안</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>투표</translation>
    </message>
    <message>
        <source>Network address changed</source>
        <translation>네트워크 주소 변경</translation>
    </message>
    <message>
        <source>Evidence against a clinic</source>
        <translation>병원에 대한 증거</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Proof of the key</source>
        <translation>키의 증명</translation>
    </message>
    <message>
        <source>Key for messages</source>
        <translation>메시지용 키</translation>
    </message>
    <message>
        <source>Key for sharing</source>
        <translation>공유용 키</translation>
    </message>
    <message>
        <source>Admission</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>발급 시각</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>서명</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Home clinic</source>
        <translation>소속 병원</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>공개 키</translation>
    </message>
    <message>
        <source>Sealed list of ordinary categories</source>
        <translation>봉인된 일반 분류 목록</translation>
    </message>
    <message>
        <source>Sealed list of protected categories</source>
        <translation>봉인된 보호 분류 목록</translation>
    </message>
    <message>
        <source>Sealed key</source>
        <translation>봉인된 키</translation>
    </message>
    <message>
        <source>Sealed file</source>
        <translation>봉인된 파일</translation>
    </message>
    <message>
        <source>Length in bytes</source>
        <translation>길이(바이트)</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>보관 병원</translation>
    </message>
    <message>
        <source>Sealed label</source>
        <translation>봉인된 표지</translation>
    </message>
    <message>
        <source>Version of the label</source>
        <translation>표지 버전</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Shows that the care card was seen</source>
        <translation>진료 카드를 확인했다는 표시</translation>
    </message>
    <message>
        <source>Patient&apos;s pseudonym</source>
        <translation>환자의 가명</translation>
    </message>
    <message>
        <source>Sealed words</source>
        <translation>봉인된 글</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>조건</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Patient&apos;s key</source>
        <translation>환자의 키</translation>
    </message>
    <message>
        <source>Reader&apos;s key</source>
        <translation>열람자의 키</translation>
    </message>
    <message>
        <source>Key for the exchange</source>
        <translation>교환용 키</translation>
    </message>
    <message>
        <source>Clinics that have to take part</source>
        <translation>참여해야 하는 병원 수</translation>
    </message>
    <message>
        <source>Passes keys on</source>
        <translation>키를 전달하는 병원</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>약정값</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>종료 시각</translation>
    </message>
    <message>
        <source>Sealed note</source>
        <translation>봉인된 메모</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>서명자</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>수령 확인</translation>
    </message>
    <message>
        <source>Hour, counted from 1970</source>
        <translation>시간(1970년부터 셈)</translation>
    </message>
    <message>
        <source>Times opened</source>
        <translation>열람 횟수</translation>
    </message>
    <message>
        <source>Times refused</source>
        <translation>거부 횟수</translation>
    </message>
    <message>
        <source>Fingerprint of the single receipts</source>
        <translation>개별 수령 확인의 지문</translation>
    </message>
    <message>
        <source>Took its part of a key</source>
        <translation>키의 몫을 받음</translation>
    </message>
    <message>
        <source>Destroyed its part of a key</source>
        <translation>키의 몫을 폐기함</translation>
    </message>
    <message>
        <source>Keeps a copy</source>
        <translation>사본을 보관함</translation>
    </message>
    <message>
        <source>Deleted its copy</source>
        <translation>사본을 삭제함</translation>
    </message>
    <message>
        <source>Openings within an hour</source>
        <translation>한 시간 동안의 열람</translation>
    </message>
    <message>
        <source>By a clinic</source>
        <translation>병원이 승인</translation>
    </message>
    <message>
        <source>By a member, unnamed</source>
        <translation>이름을 밝히지 않은 구성원이 승인</translation>
    </message>
    <message>
        <source>As it was written</source>
        <translation>작성된 그대로</translation>
    </message>
    <message>
        <source>Without names</source>
        <translation>이름 없이</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Common key</source>
        <translation>공동 키</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>시도</translation>
    </message>
    <message>
        <source>Parts dealt</source>
        <translation>나눠 준 조각</translation>
    </message>
    <message>
        <source>Sealed part</source>
        <translation>봉인된 조각</translation>
    </message>
    <message>
        <source>For the clinic number</source>
        <translation>받는 병원 번호</translation>
    </message>
    <message>
        <source>Complaint against the clinic number</source>
        <translation>이의 대상 병원 번호</translation>
    </message>
    <message>
        <source>Published part</source>
        <translation>공개된 조각</translation>
    </message>
    <message>
        <source>For finding out who misused a pseudonym</source>
        <translation>가명을 악용한 사람을 밝히는 용도</translation>
    </message>
    <message>
        <source>For emergencies</source>
        <translation>응급 상황용</translation>
    </message>
    <message>
        <source>Common key begun</source>
        <translation>공동 키 생성 시작</translation>
    </message>
    <message>
        <source>Common key: taking part</source>
        <translation>공동 키: 참여</translation>
    </message>
    <message>
        <source>Common key: parts dealt</source>
        <translation>공동 키: 조각 배포</translation>
    </message>
    <message>
        <source>Common key: parts checked</source>
        <translation>공동 키: 조각 확인</translation>
    </message>
    <message>
        <source>Common key: complaints answered</source>
        <translation>공동 키: 이의에 대한 답변</translation>
    </message>
    <message>
        <source>Common key: next step</source>
        <translation>공동 키: 다음 단계</translation>
    </message>
    <message>
        <source>Emergency declared</source>
        <translation>응급 상황 선언</translation>
    </message>
    <message>
        <source>Emergency: share given</source>
        <translation>응급 상황: 조각 제공</translation>
    </message>
    <message>
        <source>Emergency: no share given</source>
        <translation>응급 상황: 조각 제공 안 함</translation>
    </message>
    <message>
        <source>Emergency reviewed</source>
        <translation>응급 상황 검토 완료</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Reseal – demo with invented patients</source>
        <translation>Reseal – 가상 환자 데모</translation>
    </message>
    <message>
        <source>Something is still under way</source>
        <translation>아직 진행 중인 작업이 있습니다</translation>
    </message>
    <message>
        <source>If you close now, it stops. What is finished stays as it is, nothing half is left, and you can do the rest again later.</source>
        <translation>지금 닫으면 작업이 중지됩니다. 완료된 것은 그대로 있고 반만 처리된 것은 남지 않으며, 나머지는 나중에 다시 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>열어 두기</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>중지하고 닫기</translation>
    </message>
    <message numerus="yes">
        <source>Nobody seems to be here: this window locks in %n second(s).</source>
        <translation>
            <numerusform>자리에 아무도 없는 것 같습니다. 이 창은 %n초 후에 잠깁니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay unlocked</source>
        <translation>잠그지 않기</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Members</source>
        <translation>구성원</translation>
    </message>
    <message>
        <source>Patients and staff of this clinic. You vouch for who they are.</source>
        <translation>이 병원의 환자와 직원입니다. 신원은 병원이 보증합니다.</translation>
    </message>
    <message>
        <source>Invite…</source>
        <translation>초대…</translation>
    </message>
    <message>
        <source>Waiting to be let in</source>
        <translation>가입 수락 대기</translation>
    </message>
    <message>
        <source>Invited, not here yet</source>
        <translation>초대됨, 아직 오지 않음</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>가입일</translation>
    </message>
    <message>
        <source>No member&apos;s name has “%1” in it.</source>
        <translation>이름에 “%1” 글자가 들어 있는 구성원이 없습니다.</translation>
    </message>
    <message>
        <source>The members could not be read.</source>
        <translation>구성원을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>Name not on file</source>
        <translation>등록된 이름 없음</translation>
    </message>
    <message>
        <source>No name noted</source>
        <translation>적어 둔 이름 없음</translation>
    </message>
    <message>
        <source>%1 · their code: %2</source>
        <translation>%1 · 상대방의 코드: %2</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>거부…</translation>
    </message>
    <message>
        <source>Let in…</source>
        <translation>수락…</translation>
    </message>
    <message>
        <source>%1 · %2 · until %3</source>
        <translation>%1 · %2 · %3까지</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>회수…</translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>초대하기</translation>
    </message>
    <message>
        <source>Whom is it for? For the clinic only</source>
        <translation>누구를 초대합니까? 병원에서만 보는 메모입니다</translation>
    </message>
    <message>
        <source>Good for</source>
        <translation>유효 기간</translation>
    </message>
    <message>
        <source>Good for one day</source>
        <translation>1일간 유효</translation>
    </message>
    <message>
        <source>Good for one week</source>
        <translation>1주일간 유효</translation>
    </message>
    <message>
        <source>Good for 30 days</source>
        <translation>30일간 유효</translation>
    </message>
    <message>
        <source>Make the invitation</source>
        <translation>초대 만들기</translation>
    </message>
    <message>
        <source>No invitation was made.</source>
        <translation>초대를 만들지 못했습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>The invitation</source>
        <translation>초대</translation>
    </message>
    <message>
        <source>The invitation for %1</source>
        <translation>%1 님을 위한 초대</translation>
    </message>
    <message>
        <source>Let them scan the code, or give it as a file. It lets nobody in by itself: you will compare a code and look at the face. Good until %1.</source>
        <translation>상대방이 코드를 스캔하게 하거나 파일로 주십시오. 이것만으로는 가입되지 않으며, 코드를 비교하고 얼굴을 확인하게 됩니다. %1까지 유효합니다.</translation>
    </message>
    <message>
        <source>Is it them?</source>
        <translation>본인이 맞습니까?</translation>
    </message>
    <message>
        <source>Compare this code with the one in their program, and look at their papers. You vouch for the name.</source>
        <translation>이 코드를 상대방 프로그램의 코드와 비교하고 신분증을 확인하십시오. 이름은 귀하가 보증합니다.</translation>
    </message>
    <message>
        <source>Name, as in their papers</source>
        <translation>신분증에 적힌 이름</translation>
    </message>
    <message>
        <source>Title or field, such as “cardiologist”</source>
        <translation>직함 또는 진료과(예: “심장내과 전문의”)</translation>
    </message>
    <message>
        <source>The code is the same: let in</source>
        <translation>코드가 같음: 가입 수락</translation>
    </message>
    <message>
        <source>Write down the name first.</source>
        <translation>먼저 이름을 적어 주십시오.</translation>
    </message>
    <message>
        <source>Nobody was let in.</source>
        <translation>아무도 가입되지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 is in. Their program goes on by itself.</source>
        <translation>%1 님이 가입되었습니다. 상대방의 프로그램은 저절로 계속 진행됩니다.</translation>
    </message>
    <message>
        <source>%1 is in</source>
        <translation>%1 님 가입됨</translation>
    </message>
    <message>
        <source>Give this to them by hand, as a code or a file: it carries the key of the clinic&apos;s archive and should go over no network. Without it they can&apos;t seal records.</source>
        <translation>코드나 파일로 직접 전해 주십시오. 병원 보관소의 키가 들어 있으므로 네트워크로 보내지 않아야 합니다. 이것이 없으면 기록을 봉인할 수 없습니다.</translation>
    </message>
    <message>
        <source>Withdraw the invitation?</source>
        <translation>초대를 회수하시겠습니까?</translation>
    </message>
    <message>
        <source>Whoever has it can&apos;t be let in with it any more.</source>
        <translation>초대를 가진 사람은 더 이상 그것으로 가입할 수 없습니다.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>회수</translation>
    </message>
    <message>
        <source>The invitation was not withdrawn.</source>
        <translation>초대를 회수하지 못했습니다.</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>회수했습니다.</translation>
    </message>
    <message>
        <source>Nobody is in this clinic yet</source>
        <translation>아직 이 병원에 아무도 없습니다</translation>
    </message>
    <message>
        <source>Invite a doctor first, then patients: whoever has an invitation joins with it, and you let them in here.</source>
        <translation>먼저 의사를, 다음으로 환자를 초대하십시오. 초대를 받은 사람이 가입하면 여기에서 승인하시면 됩니다.</translation>
    </message>
    <message>
        <source>Invite a doctor…</source>
        <translation>의사 초대…</translation>
    </message>
    <message>
        <source>Only the fingerprint of an invitation is kept here, so none can be shown again. If one is lost, withdraw it and make a new one.</source>
        <translation>여기에는 초대의 지문만 보관되므로 다시 표시할 수 없습니다. 잃어버린 초대는 회수하고 새로 만드십시오.</translation>
    </message>
    <message>
        <source>%1, since %2.</source>
        <translation>%1, %2부터.</translation>
    </message>
    <message>
        <source>The code that was compared: %1</source>
        <translation>비교한 코드: %1</translation>
    </message>
    <message>
        <source>Is the passphrase or the computer lost? Invite them again: with a new invitation they get new keys and become a member once more.</source>
        <translation>암호 문구나 컴퓨터를 잃어버렸습니까? 다시 초대하십시오. 새 초대로 새 키를 받고 다시 구성원이 됩니다.</translation>
    </message>
    <message>
        <source>Invite again…</source>
        <translation>다시 초대…</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>votes</source>
        <translation>투표</translation>
    </message>
    <message>
        <source>passes keys on</source>
        <translation>키 전달</translation>
    </message>
    <message>
        <source>keeps records</source>
        <translation>기록 보관</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>연결 끊김</translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) behind</source>
        <translation>
            <numerusform>블록 %n개 뒤처짐</numerusform>
        </translation>
    </message>
    <message>
        <source>This clinic</source>
        <translation>이 병원</translation>
    </message>
    <message>
        <source>There</source>
        <translation>연결됨</translation>
    </message>
    <message>
        <source>Your clinic&apos;s computer does not answer. What you do is kept on this computer and sent as soon as it does.</source>
        <translation>병원의 컴퓨터가 응답하지 않습니다. 하신 작업은 이 컴퓨터에 보관되며 응답하는 즉시 보냅니다.</translation>
    </message>
    <message>
        <source>As your clinic sees it. At least %1 clinics have to be there for a decision to take effect; taking a permission back works at once with each clinic that hears of it.</source>
        <translation>귀하의 병원에서 본 상태입니다. 결정이 효력을 가지려면 병원이 %1곳 이상 연결되어 있어야 합니다. 열람 허가의 철회는 소식을 받은 병원마다 즉시 적용됩니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>The clinics that keep the ledger together, as this one sees them.</source>
        <translation>함께 공동 장부를 관리하는 병원들을 이 병원에서 본 모습입니다.</translation>
    </message>
    <message>
        <source>The clinics as a table</source>
        <translation>병원 목록 표</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>병원</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>하는 일</translation>
    </message>
    <message>
        <source>This group&apos;s phrase: %1. Every clinic&apos;s program shows the same.</source>
        <translation>이 그룹의 확인 문구: %1. 모든 병원의 프로그램에 똑같이 표시됩니다.</translation>
    </message>
    <message>
        <source>The network&apos;s state could not be read.</source>
        <translation>네트워크 상태를 읽지 못했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 clinics are there; at least %3 have to be for anything to be decided. Block %4; %n transaction(s) wait.</source>
        <translation>
            <numerusform>병원 %2곳 중 %1곳이 연결되어 있습니다. 결정하려면 %3곳 이상이 필요합니다. 블록 %4, 대기 중인 트랜잭션 %n개.</numerusform>
        </translation>
    </message>
    <message>
        <source>This clinic does not vote at the moment: after a restart it asks the others first what it has signed. %1</source>
        <translation>이 병원은 지금 투표하지 않습니다. 다시 시작한 후에는 자신이 무엇에 서명했는지 다른 병원들에 먼저 묻습니다. %1</translation>
    </message>
    <message>
        <source>The clinic on this computer must be unlocked first: whoever knows its passphrase does that, and then you come back. You are locked meanwhile.</source>
        <translation>먼저 이 컴퓨터의 병원 잠금을 풀어야 합니다. 병원의 암호 문구를 아는 사람이 잠금을 푼 뒤 돌아오시면 됩니다. 그동안 귀하의 화면은 잠깁니다.</translation>
    </message>
    <message>
        <source>Unlock the clinic</source>
        <translation>병원 잠금 해제</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>암호 문구</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>같은 암호 문구 다시 입력</translation>
    </message>
    <message>
        <source>Strength of the passphrase</source>
        <translation>암호 문구의 강도</translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation>두 암호 문구가 다릅니다</translation>
    </message>
    <message>
        <source>Four or five words that have nothing to do with each other are easy to remember and hard to guess. Nobody can look it up or set a new one for you.</source>
        <translation>서로 관련 없는 단어 네다섯 개는 기억하기 쉽고 추측하기 어렵습니다. 아무도 암호 문구를 찾아 주거나 새로 정해 줄 수 없습니다.</translation>
    </message>
    <message>
        <source>Nobody can look it up or set a new one for you. Write it down and keep it where you keep your passport.</source>
        <translation>아무도 암호 문구를 찾아 주거나 새로 정해 줄 수 없습니다. 적어서 여권을 두는 곳에 함께 보관하십시오.</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Unlock the clinic</source>
        <translation>병원 잠금 해제</translation>
    </message>
    <message>
        <source>Your clinic is on this computer, and locked: whoever knows its passphrase unlocks it, and then you come back.</source>
        <translation>귀하의 병원은 이 컴퓨터에 있으며 잠겨 있습니다. 병원의 암호 문구를 아는 사람이 잠금을 푼 뒤 돌아오시면 됩니다.</translation>
    </message>
</context>
<context>
    <name>PatientTable</name>
    <message>
        <source>not known</source>
        <translation>미상</translation>
    </message>
    <message>
        <source>no care card</source>
        <translation>진료 카드 없음</translation>
    </message>
    <message>
        <source>Your patient</source>
        <translation>내 환자</translation>
    </message>
    <message>
        <source>In the register: choose to add</source>
        <translation>환자 명부: 선택하여 추가</translation>
    </message>
    <message>
        <source>In the register: no care card yet</source>
        <translation>환자 명부: 진료 카드 없음</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>In the register: its care card is damaged</source>
        <translation>환자 명부: 진료 카드 손상됨</translation>
    </message>
</context>
<context>
    <name>PatientsPage</name>
    <message>
        <source>Patients</source>
        <translation>환자</translation>
    </message>
    <message>
        <source>Yours, and while you type those in your clinic&apos;s register.</source>
        <translation>내 환자이며, 입력하는 동안에는 병원의 환자 명부에 있는 환자도 표시됩니다.</translation>
    </message>
    <message>
        <source>Add by care card…</source>
        <translation>진료 카드로 추가…</translation>
    </message>
    <message>
        <source>Name, birth date or number</source>
        <translation>이름, 생년월일 또는 번호</translation>
    </message>
    <message>
        <source>Find patients</source>
        <translation>환자 찾기</translation>
    </message>
    <message>
        <source>No patients yet</source>
        <translation>아직 환자가 없습니다</translation>
    </message>
    <message>
        <source>Ask a patient for the care card and scan or paste it: then you can seal records for them and ask to read what others sealed.</source>
        <translation>환자에게 진료 카드를 받아 스캔하거나 붙여 넣으십시오. 그러면 그 환자를 위해 기록을 봉인하고, 다른 곳에서 봉인한 기록의 열람을 요청할 수 있습니다.</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>맞는 환자 없음</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>환자 목록을 가져오지 못했습니다.</translation>
    </message>
    <message>
        <source>The clinic&apos;s register was not asked.</source>
        <translation>병원의 환자 명부를 조회하지 못했습니다.</translation>
    </message>
    <message>
        <source>%1 is among your patients now.</source>
        <translation>%1 님이 내 환자에 추가되었습니다.</translation>
    </message>
    <message>
        <source>%1 is added; the clinics are told. Sealing and asking is possible in a moment.</source>
        <translation>%1 님이 추가되었으며 병원들에 알리고 있습니다. 잠시 후 봉인과 요청이 가능합니다.</translation>
    </message>
    <message>
        <source>The patient was not entered into the clinic&apos;s register.</source>
        <translation>환자가 병원의 환자 명부에 등록되지 않았습니다.</translation>
    </message>
    <message>
        <source>Neither your patients nor your clinic&apos;s register have somebody of this name, birth date or number. Ask the patient for the care card, or let the clinic&apos;s staff enter it into the register.</source>
        <translation>내 환자와 병원의 환자 명부에 이 이름, 생년월일 또는 번호를 가진 사람이 없습니다. 환자에게 진료 카드를 받거나 병원 직원이 명부에 등록하도록 하십시오.</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>Choose a point with the arrow keys or the mouse.</source>
        <translation>화살표 키나 마우스로 점을 선택하십시오.</translation>
    </message>
    <message>
        <source>▨ Marked on the axis: there are results of these days that you may not read. Curves may run through what is missing.</source>
        <translation>▨ 축에 표시됨: 이날에는 열람할 수 없는 결과가 있습니다. 곡선이 빠진 부분을 가로질러 그려질 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>reference %1 to %2</source>
        <translation>참고치 %1~%2</translation>
    </message>
    <message>
        <source>reference from %1</source>
        <translation>참고치 %1 이상</translation>
    </message>
    <message>
        <source>reference up to %1</source>
        <translation>참고치 %1 이하</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>날짜 없음</translation>
    </message>
    <message>
        <source>▲ high</source>
        <translation>▲ 높음</translation>
    </message>
    <message>
        <source>▼ low</source>
        <translation>▼ 낮음</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>수치 추이</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Reseal – demo with invented patients</source>
        <translation>Reseal – 가상 환자 데모</translation>
    </message>
    <message>
        <source>Setting up four demo clinics</source>
        <translation>데모 병원 네 곳을 준비하는 중</translation>
    </message>
    <message>
        <source>They found a ledger together on this computer, take in made-up patients, and seal years of their records. The first time this takes a minute or two.</source>
        <translation>네 병원이 이 컴퓨터에서 함께 공동 장부를 만들고, 가상 환자를 받아 여러 해의 기록을 봉인합니다. 처음에는 1~2분 걸립니다.</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>The demo could not be set up. Delete its folder and try again.</source>
        <translation>데모를 준비하지 못했습니다. 데모 폴더를 삭제하고 다시 시도해 주십시오.</translation>
    </message>
</context>
<context>
    <name>QrView</name>
    <message>
        <source>QR code</source>
        <translation>QR 코드</translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>Find by words, date or clinic</source>
        <translation>단어, 날짜 또는 병원으로 찾기</translation>
    </message>
    <message>
        <source>Find records</source>
        <translation>기록 찾기</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>Sorted or not</source>
        <translation>분류 여부</translation>
    </message>
    <message>
        <source>Readable or not</source>
        <translation>열람 가능 여부</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>To be sorted</source>
        <translation>분류 대기</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>열람 가능</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>요청됨</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>잠김</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>종료됨</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>아직 기록이 없습니다</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>맞는 기록이 없습니다</translation>
    </message>
    <message>
        <source>No record fits what you are looking for.</source>
        <translation>찾으시는 조건에 맞는 기록이 없습니다.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>모두 표시</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>모든 분류</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>기록 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2건 중 %1건</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>찾는 중…</translation>
    </message>
    <message>
        <source>A double click or Enter opens a record.</source>
        <translation>두 번 클릭하거나 Enter 키를 누르면 기록이 열립니다.</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>To be sorted</source>
        <translation>분류 대기</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>사본 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Readable until %1</source>
        <translation>%1까지 열람 가능</translation>
    </message>
    <message>
        <source>Not shown to you</source>
        <translation>표시되지 않음</translation>
    </message>
    <message>
        <source>A record in a protected category</source>
        <translation>보호된 분류의 기록</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>병원</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>내 열람 권한</translation>
    </message>
    <message>
        <source>Sealed on %1; open it to see what it is</source>
        <translation>%1에 봉인됨. 열어서 내용을 확인하십시오</translation>
    </message>
    <message>
        <source>No title before the patient has sorted it in</source>
        <translation>환자가 분류하기 전에는 제목이 없습니다</translation>
    </message>
    <message>
        <source>%1 (readable values)</source>
        <translation>%1 (열람 가능한 수치)</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>My records</source>
        <translation>내 기록</translation>
    </message>
    <message>
        <source>Everything that clinics have sealed for you.</source>
        <translation>병원들이 귀하를 위해 봉인한 모든 기록입니다.</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>모두 저장…</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>아직 기록이 없습니다</translation>
    </message>
    <message>
        <source>Show your care card at a clinic: what its doctors seal for you appears here, and only you can open it to others.</source>
        <translation>병원에서 진료 카드를 보여 주십시오. 그곳 의사가 귀하를 위해 봉인한 기록이 여기에 표시되며, 귀하만이 다른 사람에게 열어 줄 수 있습니다.</translation>
    </message>
    <message>
        <source>The records could not be fetched.</source>
        <translation>기록을 가져오지 못했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) wait to be sorted: open one and choose where it belongs. Until then nobody can ask for it.</source>
        <translation>
            <numerusform>기록 %n건이 분류를 기다리고 있습니다. 기록을 열어 알맞은 분류를 선택하십시오. 그때까지는 아무도 열람을 요청할 수 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sort it in…</source>
        <translation>분류하기…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>영구 삭제…</translation>
    </message>
    <message>
        <source>It was not sorted in.</source>
        <translation>분류하지 못했습니다.</translation>
    </message>
    <message>
        <source>It lies in “%1” now.</source>
        <translation>이제 “%1” 분류에 있습니다.</translation>
    </message>
    <message>
        <source>%1 (suggested)</source>
        <translation>%1(추천)</translation>
    </message>
    <message>
        <source>Erase “%1” for good?</source>
        <translation>“%1” 기록을 영구 삭제하시겠습니까?</translation>
    </message>
    <message>
        <source>All clinics delete it, and nobody can open it any more, you neither. Copies that somebody saved before are out of reach. Clinics may have to keep records of their own by law.</source>
        <translation>모든 병원이 이 기록을 삭제하며, 귀하를 포함하여 아무도 다시 열 수 없습니다. 누군가가 이미 저장한 사본에는 손이 미치지 않습니다. 병원은 법에 따라 자체 기록을 보관해야 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Erase it</source>
        <translation>영구 삭제</translation>
    </message>
    <message>
        <source>It was not erased.</source>
        <translation>영구 삭제하지 못했습니다.</translation>
    </message>
    <message>
        <source>Erased. The clinics delete their copies as they hear of it.</source>
        <translation>영구 삭제했습니다. 병원들은 소식을 받는 대로 사본을 삭제합니다.</translation>
    </message>
    <message>
        <source>Save to which folder?</source>
        <translation>어느 폴더에 저장하시겠습니까?</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) saved to %1. They are not protected there: whoever can use the folder can read them.</source>
        <translation>
            <numerusform>기록 %n건을 %1에 저장했습니다. 그곳에서는 보호되지 않으므로, 폴더를 사용할 수 있는 사람은 누구나 열람할 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving records</source>
        <translation>기록 저장 중</translation>
    </message>
    <message>
        <source>%1 of %2 records were saved; then it stopped.</source>
        <translation>기록 %2건 중 %1건을 저장한 후 중단되었습니다.</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>이름이 확인되지 않은 사람</translation>
    </message>
    <message>
        <source>Request by %1</source>
        <translation>%1의 요청</translation>
    </message>
    <message>
        <source>✓ Confirmed by %1</source>
        <translation>✓ %1에서 확인함</translation>
    </message>
    <message>
        <source>Asks to read, for: %1</source>
        <translation>열람 요청 목적: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>What they wrote: %1</source>
        <translation>요청자가 쓴 말: %1</translation>
    </message>
    <message>
        <source>%1: tick to include</source>
        <translation>%1: 포함하려면 선택</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in “%1”</source>
        <translation>
            <numerusform>“%1” 기록 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Time left to undo</source>
        <translation>실행 취소까지 남은 시간</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Approve part…</source>
        <translation>일부 승인…</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>This request can&apos;t be believed, so it can only be declined.</source>
        <translation>이 요청은 신뢰할 수 없으므로 거절만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Undo (%1 s)</source>
        <translation>실행 취소(%1초)</translation>
    </message>
    <message>
        <source>Tick what you want to share first.</source>
        <translation>먼저 공유할 항목을 선택하십시오.</translation>
    </message>
    <message>
        <source>Nothing is signed yet. Afterwards you can only take it back, which does not undo what has been read until then.</source>
        <translation>아직 서명하지 않았습니다. 서명 후에는 철회만 할 수 있으며, 그때까지 열람된 것은 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Not for %1 alone: everybody whom the clinic names in its team can open it, those who come later too. In your activity you see who it was each time one of them opens a record.</source>
        <translation>%1 한 사람만이 아닙니다. 병원이 팀으로 지정한 사람은 나중에 합류하는 사람까지 모두 열 수 있습니다. 누군가 기록을 열 때마다 누가 열었는지는 활동에서 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>이름이 확인되지 않은 사람</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Who asks to read your records. Nobody can before you approve.</source>
        <translation>귀하의 기록을 열람하려는 요청입니다. 승인하시기 전에는 아무도 열람할 수 없습니다.</translation>
    </message>
    <message>
        <source>Nobody is asking</source>
        <translation>요청이 없습니다</translation>
    </message>
    <message>
        <source>When a doctor asks to read something of yours, it appears here. Show your care card at a clinic so that they can find you.</source>
        <translation>의사가 귀하의 기록 열람을 요청하면 여기에 표시됩니다. 의사가 귀하를 찾을 수 있도록 병원에서 진료 카드를 보여 주십시오.</translation>
    </message>
    <message>
        <source>Show my care card</source>
        <translation>내 진료 카드 보기</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>답변함</translation>
    </message>
    <message>
        <source>The requests could not be fetched.</source>
        <translation>요청을 가져오지 못했습니다.</translation>
    </message>
    <message>
        <source>✓ Approved</source>
        <translation>✓ 승인됨</translation>
    </message>
    <message>
        <source>✕ Declined</source>
        <translation>✕ 거절됨</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>An approval for %1 that is not signed yet</source>
        <translation>아직 서명하지 않은 승인(요청자: %1)</translation>
    </message>
    <message>
        <source>Giving access: the clinics are told…</source>
        <translation>열람 허가 중: 병원들에 알리고 있습니다…</translation>
    </message>
    <message>
        <source>%1 was not given access.</source>
        <translation>%1에게 열람을 허가하지 못했습니다.</translation>
    </message>
    <message>
        <source>%1 can read it now.</source>
        <translation>이제 %1에게 열람이 허용됩니다.</translation>
    </message>
    <message>
        <source>You approved %1&apos;s request. It takes effect as soon as enough clinics have heard of it; there is nothing more to do.</source>
        <translation>%1의 요청을 승인하셨습니다. 충분한 수의 병원에 전달되는 즉시 효력이 생기며, 더 하실 일은 없습니다.</translation>
    </message>
    <message>
        <source>Who can see what</source>
        <translation>열람 권한 현황</translation>
    </message>
    <message>
        <source>Decline this request?</source>
        <translation>이 요청을 거절하시겠습니까?</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>The request was not declined.</source>
        <translation>요청을 거절하지 못했습니다.</translation>
    </message>
    <message>
        <source>The request of %1 is not there any more: it was answered elsewhere, or withdrawn. Nothing was signed here.</source>
        <translation>%1의 요청이 더 이상 없습니다. 다른 곳에서 응답했거나 회수되었습니다. 여기에서는 아무것도 서명되지 않았습니다.</translation>
    </message>
    <message>
        <source>It is not certain yet whether %1 was given access: look at “Who can see what” in a while.</source>
        <translation>%1에게 접근이 허용되었는지 아직 확실하지 않습니다. 잠시 뒤 “누가 무엇을 볼 수 있는지”에서 확인하세요.</translation>
    </message>
    <message>
        <source>%1 gets nothing by this request. To them it looks as if you had not answered yet.</source>
        <translation>%1은(는) 이 요청으로 아무것도 얻지 못합니다. 상대에게는 아직 답하지 않으신 것처럼 보입니다.</translation>
    </message>
    <message>
        <source>Declined. %1 gets nothing by this request.</source>
        <translation>거절했습니다. %1은(는) 이 요청으로 아무것도 얻지 못합니다.</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>The clinics as a ring</source>
        <translation>고리 모양으로 표시한 병원들</translation>
    </message>
</context>
<context>
    <name>SealPage</name>
    <message>
        <source>Drop files here</source>
        <translation>여기에 파일을 놓으십시오</translation>
    </message>
    <message>
        <source>Health records (FHIR, JSON) are sorted by themselves; any other file is sealed as it is. You see what it becomes before anything is sealed.</source>
        <translation>의료 기록(FHIR, JSON)은 자동으로 분류되고, 그 밖의 파일은 그대로 봉인됩니다. 봉인하기 전에 결과를 미리 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>The file does not say whose record it is.</source>
        <translation>파일에 누구의 기록인지 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>Something in it refers to what is not in the file.</source>
        <translation>파일에 들어 있지 않은 것을 가리키는 항목이 있습니다.</translation>
    </message>
    <message>
        <source>Some parts are of a kind nobody knows; they go to the notes.</source>
        <translation>알 수 없는 종류의 항목이 있으며, 이는 진료 소견 및 서신으로 분류됩니다.</translation>
    </message>
    <message>
        <source>The server that made this file holds more than is in it.</source>
        <translation>이 파일을 만든 서버에는 파일에 없는 내용이 더 있습니다.</translation>
    </message>
    <message>
        <source>The file is marked as protected as a whole.</source>
        <translation>파일 전체가 보호 대상으로 표시되어 있습니다.</translation>
    </message>
    <message>
        <source>Some part is in it in two versions.</source>
        <translation>두 가지 버전으로 들어 있는 항목이 있습니다.</translation>
    </message>
    <message>
        <source>Some part is about a group, a device or a place.</source>
        <translation>집단, 기기 또는 장소에 관한 항목이 있습니다.</translation>
    </message>
    <message>
        <source>The file is in XML: it is sealed as a document, not sorted.</source>
        <translation>XML 파일이므로 분류하지 않고 문서로 봉인합니다.</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>참고: %1</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>새 기록</translation>
    </message>
    <message>
        <source>Sealed for one patient: afterwards only they can open it to others.</source>
        <translation>환자 한 명을 위해 봉인합니다. 봉인한 후에는 그 환자만이 다른 사람에게 열어 줄 수 있습니다.</translation>
    </message>
    <message>
        <source>For which patient</source>
        <translation>대상 환자</translation>
    </message>
    <message>
        <source>For which patient?</source>
        <translation>어느 환자입니까?</translation>
    </message>
    <message>
        <source>What would be sealed</source>
        <translation>봉인될 내용</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>봉인</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>I have checked: the file is about this patient, although it names somebody else</source>
        <translation>확인했습니다. 파일에 다른 이름이 적혀 있지만 이 환자에 관한 것입니다</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>치우기</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>작업 중</translation>
    </message>
    <message>
        <source>Your patients could not be fetched.</source>
        <translation>환자 목록을 가져오지 못했습니다.</translation>
    </message>
    <message>
        <source>Which files?</source>
        <translation>어느 파일입니까?</translation>
    </message>
    <message>
        <source>Choose the patient first, above.</source>
        <translation>먼저 위에서 환자를 선택하십시오.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be sealed; nothing was changed.</source>
        <translation>“%1” 파일을 봉인할 수 없습니다. 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>대상: %1</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>%1 출생</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) sealed before, left out</source>
        <translation>
            <numerusform>이미 봉인된 항목 %n개 제외</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) without content, left out</source>
        <translation>
            <numerusform>내용 없는 항목 %n개 제외</numerusform>
        </translation>
    </message>
    <message>
        <source>▲ The file names “%1”. That is not how you call this patient. Is it the right file?</source>
        <translation>▲ 파일에 “%1” 이름이 적혀 있습니다. 이 환자를 등록하신 이름과 다릅니다. 맞는 파일입니까?</translation>
    </message>
    <message>
        <source>Seal “%1”</source>
        <translation>“%1” 봉인</translation>
    </message>
    <message>
        <source>Category of “%1”</source>
        <translation>“%1”의 분류</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>선택하십시오</translation>
    </message>
    <message>
        <source>%1 (suggested)</source>
        <translation>%1(추천)</translation>
    </message>
    <message numerus="yes">
        <source>Seal %n record(s)</source>
        <translation>
            <numerusform>기록 %n건 봉인</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing new in it: everything was sealed before.</source>
        <translation>새로운 내용이 없습니다. 모두 이미 봉인되었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) may be sensitive: choose where they belong.</source>
        <translation>
            <numerusform>민감할 수 있는 기록이 %n건 있습니다. 알맞은 분류를 선택하십시오.</numerusform>
        </translation>
    </message>
    <message>
        <source>Is it the right file? Tick the box above, or put it away.</source>
        <translation>맞는 파일입니까? 위의 확인란을 선택하거나 파일을 치우십시오.</translation>
    </message>
    <message>
        <source>Nothing is sealed yet.</source>
        <translation>아직 봉인된 것은 없습니다.</translation>
    </message>
    <message>
        <source>Not everything was sealed. What you chose is still here: press “Seal” again and it goes on where it stopped.</source>
        <translation>모두 봉인되지는 않았습니다. 선택하신 내용은 그대로 있으니 “봉인”을 다시 누르면 멈춘 곳에서 계속됩니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed at this clinic. Entering them on the ledger, or the second copy, goes on by itself as soon as the other clinics answer.</source>
        <translation>
            <numerusform>기록 %n건을 이 병원에 봉인했습니다. 공동 장부 등록이나 두 번째 사본 보관은 다른 병원들이 응답하는 즉시 자동으로 계속됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>차트 열기</translation>
    </message>
    <message>
        <source>One of the files can&apos;t be sealed; nothing was changed.</source>
        <translation>파일 중 하나를 봉인할 수 없습니다. 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>모두 선택 해제</translation>
    </message>
    <message>
        <source>You have no patients yet</source>
        <translation>아직 환자가 없습니다</translation>
    </message>
    <message>
        <source>A record is sealed for one patient. Ask for the care card and add them first.</source>
        <translation>기록은 한 환자를 위해 봉인됩니다. 먼저 진료 카드를 받아 환자를 추가하십시오.</translation>
    </message>
    <message>
        <source>Add a patient…</source>
        <translation>환자 추가…</translation>
    </message>
    <message numerus="yes">
        <source>%n of these the patient has to sort in, because its category is protected: until then lists show its date, and neither title nor category.</source>
        <translation>
            <numerusform>이 중 %n건은 보호된 분류에 속하므로 환자가 직접 분류해야 합니다. 그때까지 목록에는 날짜만 표시되고 제목과 분류는 표시되지 않습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>모두 선택</translation>
    </message>
    <message numerus="yes">
        <source>Sealing %n record(s)…</source>
        <translation>
            <numerusform>기록 %n건을 봉인하는 중…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed, and kept at %1 clinics.</source>
        <translation>
            <numerusform>기록 %n건을 봉인했으며 병원 %1곳에 보관됩니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed, and kept at your clinic only.</source>
        <translation>
            <numerusform>기록 %n건을 봉인했으며 귀하의 병원에만 보관됩니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) sealed at your clinic. Entering them on the ledger goes on by itself.</source>
        <translation>
            <numerusform>기록 %n건을 귀하의 병원에 봉인했습니다. 공동 장부 등록은 자동으로 계속됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was read of the files was let go when the window locked. Choose them again: what is sealed already is left out.</source>
        <translation>창이 잠길 때 파일에서 읽은 내용을 모두 지웠습니다. 파일을 다시 선택하십시오. 이미 봉인된 것은 제외됩니다.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>A page, a patient, a record…</source>
        <translation>화면, 환자, 기록…</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>찾을 내용</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>찾은 결과</translation>
    </message>
    <message>
        <source>Look for “%1” in %2</source>
        <translation>%2에서 “%1” 찾기</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Show what was typed</source>
        <translation>입력한 내용 표시</translation>
    </message>
</context>
<context>
    <name>SharingModel</name>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>기록 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (being set up)</source>
        <translation>%1(준비 중)</translation>
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
        <translation>없음</translation>
    </message>
    <message>
        <source>Somebody whose name is not confirmed</source>
        <translation>이름이 확인되지 않은 사람</translation>
    </message>
</context>
<context>
    <name>SharingPage</name>
    <message>
        <source>Who can see what</source>
        <translation>열람 권한 현황</translation>
    </message>
    <message>
        <source>Nobody can read your records</source>
        <translation>귀하의 기록을 열람할 수 있는 사람이 없습니다</translation>
    </message>
    <message>
        <source>Whoever you approve appears here, with what they may read and until when.</source>
        <translation>승인하신 사람이 여기에 표시되며, 무엇을 언제까지 열람할 수 있는지 함께 나옵니다.</translation>
    </message>
    <message>
        <source>It could not be fetched who can see what.</source>
        <translation>열람 권한 현황을 가져오지 못했습니다.</translation>
    </message>
    <message>
        <source>Approved on %1.</source>
        <translation>승인 일시: %1.</translation>
    </message>
    <message>
        <source>%1 of %2 clinics hold their part of the key; %3 have to take part each time.</source>
        <translation>병원 %2곳 중 %1곳이 키 조각을 가지고 있으며, 열 때마다 %3곳이 참여해야 합니다.</translation>
    </message>
    <message>
        <source>Being set up: %1 of at least %2 clinics have their part of the key.</source>
        <translation>준비 중: 필요한 병원 %2곳 이상 중 %1곳이 키 조각을 가지고 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Opened %n time(s), as the clinics have accounted for until now.</source>
        <translation>
            <numerusform>병원들이 지금까지 집계한 바로는 %n번 열렸습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>철회…</translation>
    </message>
    <message>
        <source>This reader</source>
        <translation>이 열람자</translation>
    </message>
    <message>
        <source>Take it back?</source>
        <translation>열람 허가를 철회하시겠습니까?</translation>
    </message>
    <message>
        <source>%1 can open nothing more in “%2”, from the moment the clinics hear of it. What was read until then can&apos;t be taken back.</source>
        <translation>병원들이 소식을 받는 순간부터 %1에게는 “%2” 기록이 더 이상 열리지 않습니다. 그때까지 열람된 것은 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>철회</translation>
    </message>
    <message>
        <source>It was not taken back yet.</source>
        <translation>아직 철회되지 않았습니다.</translation>
    </message>
    <message>
        <source>Choose a cell to see more, or to take it back.</source>
        <translation>칸을 선택하면 자세히 보거나 철회할 수 있습니다.</translation>
    </message>
    <message>
        <source>Taken back: %1 can open nothing more in “%2”.</source>
        <translation>회수했습니다. %1은(는) 더 이상 “%2”에서 아무것도 열 수 없습니다.</translation>
    </message>
    <message>
        <source>You have also allowed “%1” to the team of %2. If %3 belongs to it, the team can still open it for them. Take that back, too, if you don&apos;t want this.</source>
        <translation>%2의 팀에도 “%1”을(를) 허용하셨습니다. %3이(가) 그 팀에 속해 있으면 팀이 여전히 열어 줄 수 있습니다. 원하지 않으시면 그것도 회수하세요.</translation>
    </message>
    <message>
        <source>Taken back: what you had allowed %1 in “%2”.</source>
        <translation>회수했습니다: “%2”에서 %1에게 허용하셨던 것.</translation>
    </message>
    <message>
        <source>Somebody else whom you have allowed it can&apos;t read what is added from now on: too few clinics are left that could help. Let them ask again.</source>
        <translation>허용하신 다른 분은 앞으로 추가되는 것을 읽을 수 없습니다. 도울 수 있는 의료기관이 너무 적게 남았습니다. 다시 요청하게 하세요.</translation>
    </message>
    <message>
        <source>A new key for what is added later follows by itself.</source>
        <translation>나중에 추가되는 것을 위한 새 열쇠는 저절로 따라옵니다.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the details</source>
        <translation>세부 정보 닫기</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>대기</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>저장소</translation>
    </message>
    <message>
        <source>Sealed records, the ledger, and parts of keys. This clinic can read none of the records.</source>
        <translation>봉인된 기록, 공동 장부, 키 조각입니다. 이 병원은 어떤 기록도 열람할 수 없습니다.</translation>
    </message>
    <message>
        <source>What is kept here</source>
        <translation>보관 중인 것</translation>
    </message>
    <message>
        <source>Sealed records</source>
        <translation>봉인된 기록</translation>
    </message>
    <message>
        <source>The ledger</source>
        <translation>공동 장부</translation>
    </message>
    <message>
        <source>Parts of keys for readers</source>
        <translation>열람자를 위한 키 조각</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>디스크 여유 공간</translation>
    </message>
    <message>
        <source>How full the disk is, as far as this program knows</source>
        <translation>이 프로그램이 아는 범위의 디스크 사용량</translation>
    </message>
    <message>
        <source>Is it safe?</source>
        <translation>안전합니까?</translation>
    </message>
    <message>
        <source>Reading it through compares everything with its fingerprint on the ledger, and fetches from other clinics what has rotted.</source>
        <translation>전체 점검은 모든 것을 공동 장부의 지문과 비교하고, 손상된 것은 다른 병원에서 가져옵니다.</translation>
    </message>
    <message>
        <source>Read it through now</source>
        <translation>지금 전체 점검</translation>
    </message>
    <message>
        <source>Reading through</source>
        <translation>전체 점검 중</translation>
    </message>
    <message>
        <source>It could not be read what is kept.</source>
        <translation>무엇이 보관되어 있는지 읽지 못했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>파일 %n개, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Every record that this clinic has to see to is kept by enough clinics.</source>
        <translation>✓ 이 병원이 맡은 모든 기록이 충분한 수의 병원에 보관되어 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>▲ %n record(s) have too few copies. More are made by themselves while other clinics are there.</source>
        <translation>
            <numerusform>▲ 기록 %n건의 사본이 부족합니다. 다른 병원들이 연결되어 있는 동안 자동으로 더 만들어집니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last read through on %1.</source>
        <translation>마지막 전체 점검: %1.</translation>
    </message>
    <message>
        <source>Not read through yet since this program was started.</source>
        <translation>이 프로그램을 시작한 후 아직 전체 점검을 하지 않았습니다.</translation>
    </message>
    <message>
        <source>Reading through what is kept</source>
        <translation>보관 중인 것 전체 점검 중</translation>
    </message>
    <message>
        <source>It was not read through.</source>
        <translation>전체 점검을 하지 못했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read, all as they should be.</source>
        <translation>
            <numerusform>파일 %n개를 점검했으며 모두 정상입니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were damaged or missing; they are fetched again from other clinics. The disk may be failing.</source>
        <translation>
            <numerusform>파일 %n개가 손상되었거나 없어져 다른 병원에서 다시 가져옵니다. 디스크에 이상이 있을 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>One clinic, one copy: nobody else has what is kept here. Make backups of this clinic&apos;s folder.</source>
        <translation>병원 하나, 사본 하나: 여기에 보관된 것은 다른 곳에 없습니다. 이 병원의 폴더를 백업하십시오.</translation>
    </message>
    <message>
        <source>Reading it through compares everything with its fingerprint on the ledger. What has rotted can only come from a backup.</source>
        <translation>전체 점검은 모든 것을 공동 장부의 지문과 비교합니다. 손상된 것은 백업에서만 되찾을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>SummaryWords</name>
    <message>
        <source>Why there is no value</source>
        <translation>값이 없는 이유</translation>
    </message>
    <message>
        <source>Achievement</source>
        <translation>달성도</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>활성 여부</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>활동</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Treats</source>
        <translation>치료 대상</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>수행 주체</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답변</translation>
    </message>
    <message>
        <source>As needed</source>
        <translation>필요 시</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>첨부</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>작성자</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>Body site</source>
        <translation>부위</translation>
    </message>
    <message>
        <source>Care team</source>
        <translation>진료팀</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>진료 구분</translation>
    </message>
    <message>
        <source>Clinical status</source>
        <translation>임상 상태</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Complication</source>
        <translation>합병증</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>구성 요소</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>결론</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>연락처</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>중대성</translation>
    </message>
    <message>
        <source>Died</source>
        <translation>사망</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>기기</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>진단</translation>
    </message>
    <message>
        <source>Discharge</source>
        <translation>퇴원</translation>
    </message>
    <message>
        <source>Not to be done</source>
        <translation>실시 금지</translation>
    </message>
    <message>
        <source>Dosage</source>
        <translation>용법</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>용량</translation>
    </message>
    <message>
        <source>Dose number</source>
        <translation>접종 차수</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>기한</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>관련 대상</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>유효 기한</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>추적 관찰</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>제형</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>성별</translation>
    </message>
    <message>
        <source>General practitioner</source>
        <translation>주치의</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>식별 번호</translation>
    </message>
    <message>
        <source>Ingredient</source>
        <translation>성분</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>영상 수</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>지시 사항</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>보험</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>보험자</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>의도</translation>
    </message>
    <message>
        <source>Interpretation</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>발행일</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>최근 발생</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>장소</translation>
    </message>
    <message>
        <source>Lot number</source>
        <translation>제조 번호</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>제조사</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>혼인 상태</translation>
    </message>
    <message>
        <source>Largest dose</source>
        <translation>최대 용량</translation>
    </message>
    <message>
        <source>Medication</source>
        <translation>약물</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>세부 결과</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>촬영 종류</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>참여자</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>지급액</translation>
    </message>
    <message>
        <source>Performed by</source>
        <translation>수행자</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>시기</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>우선순위</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>시술·수술</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>제공자</translation>
    </message>
    <message>
        <source>Qualification</source>
        <translation>자격</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>수량</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>투여 속도</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>반응</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Recorded on</source>
        <translation>기록일</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>기록자</translation>
    </message>
    <message>
        <source>Reference range</source>
        <translation>참고치</translation>
    </message>
    <message>
        <source>Refills</source>
        <translation>재조제 횟수</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>처방·의뢰자</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>검사 결과</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>투여 경로</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>시리즈</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>중증도</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>투여 부위</translation>
    </message>
    <message>
        <source>Specimen</source>
        <translation>검체</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>병기</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Reason of the status</source>
        <translation>상태 사유</translation>
    </message>
    <message>
        <source>Substitute allowed</source>
        <translation>대체 조제</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>목표·대상</translation>
    </message>
    <message>
        <source>Phone or mail</source>
        <translation>전화·이메일</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>합계</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>유형</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>How certain</source>
        <translation>확실성</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Clinic staff</source>
        <translation>병원 직원</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Change to somebody else</source>
        <translation>다른 사용자로 전환</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>데모 · 가상 환자</translation>
    </message>
    <message>
        <source>Everything here is made up and stays on this computer.</source>
        <translation>여기의 모든 것은 가상이며 이 컴퓨터에만 있습니다.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>검색(Ctrl+K)</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>잠금(Ctrl+L)</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>%1부터 오프라인</translation>
    </message>
    <message>
        <source>The clinic&apos;s computer does not answer. What you do is kept and sent later.</source>
        <translation>병원의 컴퓨터가 응답하지 않습니다. 하신 작업은 보관되었다가 나중에 보냅니다.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>연결 중…</translation>
    </message>
    <message>
        <source>%1 of %2 clinics</source>
        <translation>병원 %2곳 중 %1곳</translation>
    </message>
    <message>
        <source>Decisions take effect while at least %1 clinics are there.</source>
        <translation>병원이 %1곳 이상 연결되어 있는 동안 결정이 효력을 가집니다.</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>따라잡는 중</translation>
    </message>
    <message>
        <source>%1: too few</source>
        <translation>%1: 부족</translation>
    </message>
    <message>
        <source>Clinic locked</source>
        <translation>병원 잠김</translation>
    </message>
    <message>
        <source>The clinic on this computer must be unlocked first. Press to do that.</source>
        <translation>먼저 이 컴퓨터의 병원 잠금을 풀어야 합니다. 누르면 이동합니다.</translation>
    </message>
</context>
<context>
    <name>TrackerPage</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>기록 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>열람 가능</translation>
    </message>
    <message>
        <source>Keys on their way</source>
        <translation>키 전달 중</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>What you asked patients for, and how far it is.</source>
        <translation>환자에게 요청하신 내용과 진행 상황입니다.</translation>
    </message>
    <message>
        <source>You have not asked for anything</source>
        <translation>요청하신 내용이 없습니다</translation>
    </message>
    <message>
        <source>Open a patient&apos;s chart, choose what you need, and ask to read it.</source>
        <translation>환자의 차트를 열어 필요한 기록을 선택하고 열람을 요청하십시오.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>환자</translation>
    </message>
    <message>
        <source>Your requests could not be fetched.</source>
        <translation>요청을 가져오지 못했습니다.</translation>
    </message>
    <message>
        <source>%1, %2. Purpose: %3.</source>
        <translation>%1, %2. 목적: %3.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>보냄</translation>
    </message>
    <message>
        <source>With the patient</source>
        <translation>환자 확인 중</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>기한 내 답변 없음</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>답변함</translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>차트 열기</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>응답 대기 중</translation>
    </message>
    <message>
        <source>For all whom your clinic names in its team.</source>
        <translation>귀하의 병원이 팀으로 지정한 모든 사람을 위한 요청입니다.</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Clinic staff. The clinic&apos;s keys are locked.</source>
        <translation>병원 직원. 병원의 키가 잠겨 있습니다.</translation>
    </message>
    <message>
        <source>%1. The keys are locked.</source>
        <translation>%1. 키가 잠겨 있습니다.</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>데모 · 가상 환자</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>암호 문구</translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation>잠금 해제 중</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>잠금 해제</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>다른 사용자</translation>
    </message>
    <message>
        <source>If it is lost, the keys are lost with it: ask your clinic for a new invitation. What was shared with you, and your records, stay at the clinics.</source>
        <translation>암호 문구를 잃어버리면 키도 함께 잃게 되므로, 병원에 새 초대를 요청하십시오. 귀하에게 공유된 것과 귀하의 기록은 병원들에 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Everybody&apos;s passphrase here: %1</source>
        <translation>여기서 모두가 쓰는 암호 문구: %1</translation>
    </message>
    <message>
        <source>%1. Locking… What was begun is finished first, for a minute at most.</source>
        <translation>%1. 잠그는 중… 시작한 작업을 먼저 마칩니다(최대 1분).</translation>
    </message>
</context>
<context>
    <name>ValueTable</name>
    <message>
        <source>Values as a table</source>
        <translation>수치 표</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>참고치</translation>
    </message>
    <message>
        <source>Outside of it</source>
        <translation>참고치 벗어남</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>날짜 없음</translation>
    </message>
    <message>
        <source>▲ high</source>
        <translation>▲ 높음</translation>
    </message>
    <message>
        <source>▼ low</source>
        <translation>▼ 낮음</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>표로 저장…</translation>
    </message>
    <message>
        <source>Save the values</source>
        <translation>수치 저장</translation>
    </message>
    <message>
        <source>Saved. The file is not protected: whoever can use the folder can read it.</source>
        <translation>저장했습니다. 파일은 보호되지 않으므로, 폴더를 사용할 수 있는 사람은 누구나 열람할 수 있습니다.</translation>
    </message>
    <message>
        <source>The table was not saved.</source>
        <translation>표를 저장하지 못했습니다.</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>여는 중</translation>
    </message>
    <message>
        <source>Views of the record</source>
        <translation>기록 보기 방식</translation>
    </message>
    <message>
        <source>The record could not be opened.</source>
        <translation>기록을 열지 못했습니다.</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>대상: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n clinic(s) answered wrongly; the record was opened with the others&apos; help. The clinic&apos;s staff should look at it.</source>
        <translation>
            <numerusform>병원 %n곳이 잘못 응답하여, 다른 병원들의 도움으로 기록을 열었습니다. 병원 직원의 확인이 필요합니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) could not be opened; their values are missing here.</source>
        <translation>
            <numerusform>기록 %n건을 열지 못해 그 값이 여기에 빠져 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>In words</source>
        <translation>글로 보기</translation>
    </message>
    <message>
        <source>There are no values to plot in what you may read.</source>
        <translation>열람할 수 있는 기록에 그래프로 나타낼 값이 없습니다.</translation>
    </message>
    <message>
        <source>Everything in it</source>
        <translation>전체 내용</translation>
    </message>
    <message>
        <source>As it was sealed</source>
        <translation>봉인된 원본</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>수치 추이</translation>
    </message>
    <message>
        <source>Values as a table</source>
        <translation>수치 표</translation>
    </message>
    <message>
        <source>▲ Says something that this program does not understand: see “Everything in it”</source>
        <translation>▲ 이 프로그램이 이해하지 못하는 내용이 있습니다. “전체 내용”을 보십시오</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>There is more; see “Everything in it”.</source>
        <translation>내용이 더 있습니다. “전체 내용”을 보십시오.</translation>
    </message>
    <message>
        <source>A document</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>This part can&apos;t be shown in words.</source>
        <translation>이 항목은 글로 표시할 수 없습니다.</translation>
    </message>
    <message>
        <source>A file of type %1. This version can&apos;t show it: save it to open it with another program.</source>
        <translation>%1 유형의 파일입니다. 이 버전에서는 표시할 수 없으니, 저장하여 다른 프로그램으로 여십시오.</translation>
    </message>
    <message numerus="yes">
        <source>%n more part(s): see “Everything in it”.</source>
        <translation>
            <numerusform>항목이 %n개 더 있습니다. “전체 내용”을 보십시오.</numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation>필드</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>There is more than can be shown here.</source>
        <translation>표시할 수 있는 것보다 내용이 더 많습니다.</translation>
    </message>
    <message>
        <source>Which part</source>
        <translation>어느 항목</translation>
    </message>
    <message>
        <source>%1 · SHA-256, checked: %2</source>
        <translation>%1 · SHA-256, 확인됨: %2</translation>
    </message>
    <message>
        <source> · only the beginning is shown</source>
        <translation> · 앞부분만 표시됨</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Who is it?</source>
        <translation>누구십니까?</translation>
    </message>
    <message>
        <source>DEMO · invented patients</source>
        <translation>데모 · 가상 환자</translation>
    </message>
    <message>
        <source>Clinic staff</source>
        <translation>병원 직원</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The keys in %1 can&apos;t be shown here: a file beside them is damaged or missing. Nothing was changed; restore the folder from a backup.</source>
        <translation>%1에 있는 키를 여기에 표시할 수 없습니다. 함께 있는 파일이 손상되었거나 없습니다. 변경된 것은 없으니 백업에서 폴더를 복원하십시오.</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>새 사용자</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>데모 체험하기</translation>
    </message>
    <message>
        <source>Be anybody you like: a patient, a doctor, a clinic&apos;s staff. All have the same passphrase, and it is typed in for you.</source>
        <translation>환자, 의사, 병원 직원 중 누구든 될 수 있습니다. 모두 암호 문구가 같으며 자동으로 입력됩니다.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Problems and diagnoses</source>
        <translation>문제 및 진단</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>알레르기</translation>
    </message>
    <message>
        <source>Medications</source>
        <translation>약물</translation>
    </message>
    <message>
        <source>Vaccinations</source>
        <translation>예방접종</translation>
    </message>
    <message>
        <source>Laboratory results</source>
        <translation>검체검사 결과</translation>
    </message>
    <message>
        <source>Vital signs</source>
        <translation>활력징후</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>영상검사</translation>
    </message>
    <message>
        <source>Other diagnostics</source>
        <translation>기타 검사</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>시술 및 수술</translation>
    </message>
    <message>
        <source>Care plans</source>
        <translation>진료 계획</translation>
    </message>
    <message>
        <source>Notes and letters</source>
        <translation>진료 소견 및 서신</translation>
    </message>
    <message>
        <source>Administrative</source>
        <translation>행정</translation>
    </message>
    <message>
        <source>Mental health</source>
        <translation>정신 건강</translation>
    </message>
    <message>
        <source>Substance use</source>
        <translation>물질 사용</translation>
    </message>
    <message>
        <source>HIV</source>
        <translation>HIV</translation>
    </message>
    <message>
        <source>Sexual and reproductive health</source>
        <translation>성·생식 건강</translation>
    </message>
    <message>
        <source>Genetics</source>
        <translation>유전 정보</translation>
    </message>
    <message>
        <source>Abuse and violence</source>
        <translation>학대 및 폭력</translation>
    </message>
    <message>
        <source>Not sorted yet</source>
        <translation>미분류</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>연구</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>진료</translation>
    </message>
    <message>
        <source>Emergency treatment</source>
        <translation>응급 진료</translation>
    </message>
    <message>
        <source>Coordination of care</source>
        <translation>진료 연계</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>진료비 청구</translation>
    </message>
    <message>
        <source>Public health</source>
        <translation>공중보건</translation>
    </message>
    <message>
        <source>At the patient&apos;s request</source>
        <translation>환자 본인의 요청</translation>
    </message>
    <message>
        <source>Emergency access</source>
        <translation>응급 열람</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>시연</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>환자</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>의사</translation>
    </message>
    <message>
        <source>Researcher</source>
        <translation>연구자</translation>
    </message>
    <message>
        <source>Clinic staff</source>
        <translation>병원 직원</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>본인 기록</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>잠김</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>요청됨</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>열람 가능</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>종료됨</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>유효</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>철회됨</translation>
    </message>
    <message>
        <source>Run out</source>
        <translation>기한 만료</translation>
    </message>
    <message>
        <source>The reader has left</source>
        <translation>열람자 탈퇴</translation>
    </message>
    <message>
        <source>The patient has left</source>
        <translation>환자 탈퇴</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>답변 대기</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a date, as QLocale::toString takes it</comment>
        <translation>yyyy년 M월 d일</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a short date, as QLocale::toString takes it</comment>
        <translation>yyyy년 M월 d일</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>방금</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n분 전</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n시간 전</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n일 전</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Pages</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>공유</translation>
    </message>
    <message>
        <source>My records</source>
        <translation>내 기록</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>활동</translation>
    </message>
    <message>
        <source>Care card</source>
        <translation>진료 카드</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>환자</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>차트</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>새 기록</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>구성원</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>공동 장부</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>저장소</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>This clinic takes no part in the network any more: its own disk has failed it. Quit the program, see to the disk, and start it again.</source>
        <translation>이 병원은 더 이상 네트워크에 참여하지 않습니다. 이 컴퓨터의 디스크에 문제가 생겼습니다. 프로그램을 종료하고 디스크를 확인한 다음 다시 시작하십시오.</translation>
    </message>
</context>
</TS>
