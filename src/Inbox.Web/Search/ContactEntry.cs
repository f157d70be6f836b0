using Inbox.Web.Data;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Search;

/// <summary>What a contact is called and what is noted of them, as search finds it.</summary>
public sealed class ContactEntry : IOrganizationOwned
{
    private const int TextLength = 20_000;

    /// <summary>What of a name is indexed.</summary>
    public static string TextOf(string name) =>
        string.Concat(SearchToken.Of(ColumnText.Fit(name, TextLength)).Select(token => $" {token.Word}").Distinct());

    /// <param name="id">The contact's.</param>
    internal ContactEntry(Guid organizationId, Guid id) => (OrganizationId, Id) = (organizationId, id);

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>The words, each after a space, so that it can be asked how a word begins.</summary>
    public string Text { get; private set; } = "";

    internal void Follow(string name) => Text = TextOf(name);
}
