using Inbox.Web.Contacts;

namespace Inbox.Web.Importing;

/// <summary>What the columns of other programs' files are called.</summary>
internal static class KnownHeaders
{
    /// <summary>Headers of Google Contacts, Outlook, HubSpot, Intercom, Chatwoot, ManyChat and of our own files.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["name"] = ContactProperties.Name,
        ["full name"] = ContactProperties.Name,
        ["display name"] = ContactProperties.Name,
        ["first name"] = ImportTargets.FirstName,
        ["given name"] = ImportTargets.FirstName,
        ["first_name"] = ImportTargets.FirstName,
        ["firstname"] = ImportTargets.FirstName,
        ["last name"] = ImportTargets.LastName,
        ["family name"] = ImportTargets.LastName,
        ["last_name"] = ImportTargets.LastName,
        ["lastname"] = ImportTargets.LastName,
        ["phone"] = ContactProperties.Phone,
        ["phone number"] = ContactProperties.Phone,
        ["phone_number"] = ContactProperties.Phone,
        ["phone 1 - value"] = ContactProperties.Phone,
        ["mobile phone"] = ContactProperties.Phone,
        ["mobile phone number"] = ContactProperties.Phone,
        ["primary phone"] = ContactProperties.Phone,
        ["email"] = ContactProperties.Email,
        ["e-mail"] = ContactProperties.Email,
        ["email address"] = ContactProperties.Email,
        ["e-mail address"] = ContactProperties.Email,
        ["e-mail 1 - value"] = ContactProperties.Email,
        ["owner"] = ContactProperties.Owner,
        ["contact owner"] = ContactProperties.Owner,
        ["language"] = ContactProperties.Language,
        ["preferred language"] = ContactProperties.Language,
        ["locale"] = ContactProperties.Language,
        ["time zone"] = ContactProperties.TimeZone,
        ["timezone"] = ContactProperties.TimeZone,
        ["consent to marketing"] = ContactProperties.Consent,
        ["marketing consent"] = ContactProperties.Consent,
        ["accepts marketing"] = ContactProperties.Consent,
        ["opted in"] = ContactProperties.Consent,
        ["labels"] = ImportTargets.Labels,
        ["tags"] = ImportTargets.Labels,
        ["categories"] = ImportTargets.Labels,
        ["group membership"] = ImportTargets.Labels,
        ["messengerpsid"] = ImportTargets.Messenger,
        ["psid"] = ImportTargets.Messenger,
        ["instagramsid"] = ImportTargets.Instagram,
        ["igsid"] = ImportTargets.Instagram,
    };

    /// <returns>The target of a column of that header; empty where it is not known.</returns>
    public static string TargetOf(string header) => Known.GetValueOrDefault(header, "");
}
