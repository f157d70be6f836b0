using Inbox.Web.Tenancy;
using Inbox.Web.TextSearch;

namespace Inbox.Web.Contacts;

/// <summary>
/// What a contact is called, what is noted of them, their telephone number, e-mail address, handles and ids, as search finds it.
/// </summary>
public sealed class ContactEntry : IOrganizationOwned
{
    /// <param name="id">The contact's.</param>
    internal ContactEntry(Guid organizationId, Guid id) => (OrganizationId, Id) = (organizationId, id);

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>As <see cref="FoldedText"/>.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The edition by which this version indexes: of the rules of words, and of what is taken into the text.</summary>
    public const int CurrentEdition = (100 * SearchToken.Edition) + 1;

    /// <summary>The edition that made it.</summary>
    public int Edition { get; private set; }

    /// <summary>What of a name is kept.</summary>
    public static string TextOf(string name) => FoldedText.Of(name);

    internal void Follow(string text) => (Text, Edition) = (TextOf(text), CurrentEdition);
}
