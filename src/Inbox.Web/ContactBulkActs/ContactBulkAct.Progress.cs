namespace Inbox.Web.ContactBulkActs;

public sealed partial class ContactBulkAct
{
    /// <summary>Until when no other worker goes on, after something was done.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Counts what was done with some.</summary>
    /// <param name="targets">With what became of each.</param>
    /// <param name="erased">How many went together with what was to be noted of them.</param>
    /// <param name="isEnd">Whether there was nobody more.</param>
    public void Count(IReadOnlyCollection<ContactBulkTarget> targets, int erased, bool isEnd, DateTimeOffset now)
    {
        var handled = targets.Count + erased;
        int With(ContactBulkOutcome outcome) => targets.Count(target => target.Outcome == outcome);
        Handled += State == ContactBulkState.Undoing ? -handled : handled;
        (Kept, LeftOut) = (Kept + With(ContactBulkOutcome.Kept), LeftOut + With(ContactBulkOutcome.LeftOut));
        Changed += With(ContactBulkOutcome.Changed) + erased;
        if (isEnd)
        {
            Complete(now);
        }
        else
        {
            DueAt = now + Lease;
        }
    }

    /// <summary>Nothing more is begun; what is at hand is done to its end.</summary>
    public void Stop() => State = ContactBulkState.Stopping;

    /// <summary>Who is done stays done.</summary>
    public void End(DateTimeOffset now) => (State, EndedAt, DueAt) = (ContactBulkState.Done, now, now + UndoTime);

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
