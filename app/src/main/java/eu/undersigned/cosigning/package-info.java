/// Organisations sign open letters together.
///
/// In: a form in which somebody signs a letter for an organisation, from a mailbox at the organisation's own mail
/// domain; the link that was mailed there; what a coordinator decides. Out: the signatories of a letter, through the
/// interface of the package `letter`; mails to those who sign; entries of the audit trail (ids, never names).
///
/// Personal data: name, role and mailbox of the person who signs for an organisation, encrypted under the secret
/// `cosigning` together with the organisation's name and website. Name and role are published with the person's
/// consent once a coordinator accepted them. The encrypted record is erased 14 days after the form when nobody
/// confirms it, at once when it is declined or withdrawn, 90 days after its confirmation when nobody decides about it,
/// and 90 days after the letter was delivered, was gone, or the campaign closed: the mailbox is needed no longer then,
/// and the link goes on working without it. A correction that nobody decides about is erased after 90 days. Of a
/// declined one the reason stays for 90 days. A withdrawal after delivery leaves the organisation and the day, and no
/// person.
@NullMarked
package eu.undersigned.cosigning;

import org.jspecify.annotations.NullMarked;
