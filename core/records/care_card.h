// The care card: what a patient shows at a desk, as a QR code and as text. With it one finds the patient
// on the ledger and reads the open drawer (category, date and title of what is in it), never content.
// Its key goes over no network, unless sealed under one that has gone over none (core/node,
// services_register.h).
//
//     card = [1, chain id(32), patient's pseudonym(32), home clinic(32), card number, open drawer key(32)]
//     text = "reseal-card:" …                                                        (text_form.h)
//
// A lost card is answered by the next card number: new drawer keys, a new epoch of every category.
//
// Thread rule: values; the card holds a secret of the caller's thread.
#pragma once

#include "core/base/ids.h"
#include "core/crypto/keys.h"

namespace reseal::records {

struct CareCard {
    ChainId chain;
    SignPublic patient;
    ClinicId home;
    std::uint32_t number = 0;
    crypto::SecretBytes openDrawerKey;  // 32 bytes

    CareCard clone() const;
    crypto::SecretBytes encode() const;
    // Errors: TooNew, Malformed; WrongLedger if it is of another ledger than `chain`.
    static Result<CareCard> decode(ByteView bytes, const ChainId& chain);
    std::string text() const;
    // Errors: also InvalidArgument (the text is something else of this program).
    static Result<CareCard> fromText(std::string_view text, const ChainId& chain);
    // Whose it says that it is, of whatever ledger: to be compared by eye before anything is done with it.
    static Result<SignPublic> patientOf(std::string_view text);
};

// The card of a person's pseudonym number `k`.
CareCard makeCareCard(const crypto::PersonKeys& keys, std::uint64_t k, std::uint32_t number,
                      const ClinicId& home);

}  // namespace reseal::records
