using System.Text.Json.Nodes;

namespace Inbox.Web.Contacts;

/// <summary>What becomes of two contacts that are one person.</summary>
public sealed partial class Contact
{
    /// <summary>Takes over what is known of another contact, who is the same person: what is not known here, and what is asked.</summary>
    /// <param name="asked">Keys of the properties whose values the other's replace.</param>
    /// <param name="takesProfile">Whether what Meta tells of the other is told of this one from now on.</param>
    public void Absorb(Contact other, IReadOnlySet<string> asked, bool takesProfile)
    {
        if (takesProfile)
        {
            TakeProfile(other);
        }

        if (asked.Contains(ContactProperties.Name))
        {
            CallOurselves(other.Name);
        }

        Fill(other, asked.Contains);
        TakeOwnValues(other, asked);
        BlockedAt ??= other.BlockedAt;
        CreatedAt = other.CreatedAt < CreatedAt ? other.CreatedAt : CreatedAt;
        Touch(other.LastActivityAt);
    }

    private void TakeOwnValues(Contact other, IReadOnlySet<string> asked)
    {
        foreach (var (key, value) in JsonNode.Parse(other.OwnValues)!.AsObject())
        {
            if (asked.Contains(key) || OwnValue(key) is null)
            {
                SetOwnValue(key, value?.DeepClone());
            }
        }
    }

    /// <summary>Somebody of whom Meta has told nothing keeps the name that the team gave.</summary>
    private void TakeProfile(Contact other)
    {
        var nameAtMeta = other.NameAtMeta ?? other.Name;
        NameAtMeta = nameAtMeta == Name ? null : nameAtMeta;
        (FirstName, LastName) = (other.FirstName, other.LastName);
        (PictureUrl, PictureFileId, PictureTakenFrom) = (other.PictureUrl, other.PictureFileId, other.PictureTakenFrom);
        FoldedName = Fold(Name, NameAtMeta);
    }

    private void Fill(Contact other, Func<string, bool> isAsked)
    {
        if (other.Phone is not null && (isAsked(ContactProperties.Phone) || Phone is null))
        {
            SetPhone(other.Phone, other.PhoneNumber);
        }

        if (other.Email is not null && (isAsked(ContactProperties.Email) || Email is null))
        {
            SetEmail(other.Email, other.EmailAddress);
        }

        OwnerId = isAsked(ContactProperties.Owner) ? other.OwnerId ?? OwnerId : OwnerId ?? other.OwnerId;
        Language = isAsked(ContactProperties.Language) ? other.Language ?? Language : Language ?? other.Language;
        TimeZone = isAsked(ContactProperties.TimeZone) ? other.TimeZone ?? TimeZone : TimeZone ?? other.TimeZone;

        // Whoever said no once is not asked to have meant the other.
        ConsentsToMarketing = other.ConsentsToMarketing == false ? false : ConsentsToMarketing ?? other.ConsentsToMarketing;
    }

    /// <summary>What was said of either by its revision is said no more.</summary>
    public void ReviseBeyond(Contact other) => Revision = Math.Max(Revision, other.Revision) + 1;
}
