using System.Globalization;
using System.Text;
using Inbox.Web.Data;
using Inbox.Web.Tenancy;
using Inbox.Web.TextSearch;

namespace Inbox.Web.Contacts;

/// <summary>A person who wrote to the organization.</summary>
public sealed partial class Contact : IOrganizationOwned
{
    public const int NameLength = 200;

    /// <summary>Before anything: stands behind every other moment in a list, by the same index.</summary>
    public static readonly DateTimeOffset Never = DateTimeOffset.UnixEpoch;

    /// <param name="name">What to call the person until Meta tells: "Messenger user 4821".</param>
    public Contact(Guid organizationId, string name, DateTimeOffset createdAt)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, Name, CreatedAt, LastActivityAt) = (organizationId, name, createdAt, createdAt);
        FoldedName = Fold(Name, NameAtMeta);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>The name to show; never empty.</summary>
    public string Name { get; private set; }

    /// <summary>What it would be if the team had not given a name of its own; null where it has not.</summary>
    public string? NameAtMeta { get; private set; }

    /// <summary>Both names, to be found by; null where a version that did not know this column wrote them.</summary>
    public string? FoldedName { get; private set; }

    public string? FirstName { get; private set; }

    public string? LastName { get; private set; }

    /// <summary>Meta's link to the profile picture; it dies after some days (meta-platform 4.1).</summary>
    public string? PictureUrl { get; private set; }

    /// <summary>Our copy of the picture.</summary>
    public Guid? PictureFileId { get; private set; }

    /// <summary>The link that was last followed, so that it is followed once.</summary>
    public string? PictureTakenFrom { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary><see cref="Never"/> for somebody who never wrote and was never written to.</summary>
    public DateTimeOffset LastActivityAt { get; private set; }

    /// <summary>
    /// Since when nobody wants to hear from them; null for everybody else. What they write is kept, and comes to no inbox.
    /// </summary>
    public DateTimeOffset? BlockedAt { get; private set; }

    public bool IsBlocked => BlockedAt is not null;

    public void Block(DateTimeOffset now) => BlockedAt ??= now;

    public void Unblock() => BlockedAt = null;

    public void Touch(DateTimeOffset at)
    {
        if (at > LastActivityAt)
        {
            LastActivityAt = at;
        }
    }

    public void TakePicture(string from, Guid? fileId) => (PictureTakenFrom, PictureFileId) = (from, fileId);

    /// <summary>Gives the team's own name, which stays whatever Meta tells; an empty one gives Meta's back.</summary>
    public void CallOurselves(string? name)
    {
        var ours = CleanName(name);
        if (!WasActive && NameAtMeta is null)
        {
            Name = ours ?? Name; // Meta tells nothing of whoever never wrote.
        }
        else if (ours is null || ours == NameAtMeta)
        {
            (Name, NameAtMeta) = (NameAtMeta ?? Name, null);
        }
        else if (ours != Name)
        {
            (Name, NameAtMeta) = (ours, NameAtMeta ?? Name);
        }

        FoldedName = Fold(Name, NameAtMeta);
    }

    /// <summary>The words of names, as <see cref="FoldedName"/> has them.</summary>
    public static string Fold(string name, string? nameAtMeta) => FoldedText.Of($"{name}\n{nameAtMeta}");

    /// <summary>Gives a name to somebody who has none yet.</summary>
    public void Call(string? name)
    {
        if (FirstName is null && LastName is null)
        {
            Learn(CleanName(name));
        }
    }

    /// <summary>Takes over what Meta says of the person; what Meta leaves out stays as it was.</summary>
    public void Rename(string? firstName, string? lastName, string? pictureUrl)
    {
        PictureUrl = pictureUrl ?? PictureUrl;
        var name = $"{firstName} {lastName}".Trim();
        if (name.Length == 0)
        {
            return;
        }

        (FirstName, LastName) = (CleanName(firstName), CleanName(lastName));
        Learn(CleanName(name));
    }

    /// <summary>Meta's name is shown unless the team gave its own.</summary>
    private void Learn(string? name)
    {
        (Name, NameAtMeta) = NameAtMeta is null ? (name ?? Name, null) : (Name, name ?? NameAtMeta);
        FoldedName = Fold(Name, NameAtMeta);
    }

    /// <summary>A name on one line, no longer than it may be; null for one that leaves nothing on the page.</summary>
    public static string? CleanName(string? name) => name is null || !name.EnumerateRunes().Any(IsSeen) ? null
        : ColumnText.Fit(name.ReplaceLineEndings(" ").Trim(), NameLength);

    /// <summary>Whether it leaves anything on the page: a name of spaces, joiners and marks of direction is none.</summary>
    private static bool IsSeen(Rune rune) => !Rune.IsWhiteSpace(rune) && rune.Value is not (0x2800 or 0x3164 or 0xFFA0 or 0x115F or 0x1160)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);
}
