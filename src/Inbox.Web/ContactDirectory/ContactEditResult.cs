using Inbox.Web.Contacts;

namespace Inbox.Web.ContactDirectory;

/// <summary>A contact after a change, or with why it was not made: then nothing of it was.</summary>
/// <param name="Refusals">By the keys of properties.</param>
public sealed record ContactEditResult(Contact Contact, ContactProperties Properties, IReadOnlyDictionary<string, PropertyRefusal> Refusals)
{
    public bool IsDone => Refusals.Count == 0 && !IsStale;

    /// <summary>Whether the contact is not any more what the change was meant for.</summary>
    public bool IsStale { get; init; }

    /// <summary>Whether every reason is that somebody else was faster.</summary>
    public bool IsRaced => Refusals.Count > 0 && Refusals.Values.All(refusal => refusal.Current is not null);
}
