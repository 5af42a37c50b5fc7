import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import './tabs.css'

type TabsProps = {
  readonly label: string
  readonly tabs: readonly { readonly id: string; readonly label: string; readonly panel: ReactNode }[]
  readonly selected?: string
  readonly onSelect?: (id: string) => void
}

export const Tabs = ({ label, tabs, selected, onSelect }: TabsProps) => (
  <AriaTabs
    className="tabs"
    {...(selected === undefined ? {} : { selectedKey: selected })}
    onSelectionChange={key => onSelect?.(String(key))}
  >
    <TabList className="tab-list" aria-label={label}>
      {tabs.map(tab => (
        <Tab key={tab.id} id={tab.id} className="tab">
          {tab.label}
        </Tab>
      ))}
    </TabList>
    {tabs.map(tab => (
      <TabPanel key={tab.id} id={tab.id} className="tab-panel">
        {tab.panel}
      </TabPanel>
    ))}
  </AriaTabs>
)
