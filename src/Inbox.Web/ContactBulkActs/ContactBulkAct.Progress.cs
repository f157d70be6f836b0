namespace Inbox.Web.ContactBulkActs;

public sealed partial class ContactBulkAct
{
    /// <summary>Until when no other worker goes on, after something was done.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Counts what was done with some; where there was nobody more, the act ends.</summary>
    /// <param name="targets">With what became of each.</param>
    /// <param name="erased">How many went together with what was to be noted of them.</param>
    /// <returns>Whether there may be more.</returns>
    public bool Count(IReadOnlyCollection<ContactBulkTarget> targets, int erased, DateTimeOffset now)
    {
        var handled = targets.Count + erased;
        int With(ContactBulkOutcome outcome) => targets.Count(target => target.Outcome == outcome);
        Handled += State == ContactBulkState.Undoing ? -handled : handled;
        (Kept, LeftOut) = (Kept + With(ContactBulkOutcome.Kept), LeftOut + With(ContactBulkOutcome.LeftOut));
        Changed += With(ContactBulkOutcome.Changed) + erased;
        if (handled == 0 && IsAtWork)
        {
            Complete(now);
        }

        DueAt = IsAtWork ? now + Lease : DueAt; // Somebody may have stopped it meanwhile.
        return IsAtWork;
    }

    /// <summary>Who is done stays done.</summary>
    public void Stop(DateTimeOffset now) => (State, EndedAt, DueAt) = (ContactBulkState.Done, now, now + UndoTime);

    /// <summary>All are done. Whoever is not there any more, erased or part of another by now, was left out, or is kept.</summary>
    private void Complete(DateTimeOffset now)
    {
        if (State == ContactBulkState.Undoing)
        {
            (State, Kept, Handled) = (ContactBulkState.Undone, Kept + Handled, 0);
        }
        else
        {
            (State, LeftOut, Handled) = (ContactBulkState.Done, LeftOut + Total - Handled, Total);
        }

        (EndedAt, DueAt) = (now, now + UndoTime);
    }
}
